export { ThroughputForecast, ThroughputRequest, type ThroughputInput } from './throughput/contract.ts'
export { forecastThroughput } from './throughput/rules.ts'
