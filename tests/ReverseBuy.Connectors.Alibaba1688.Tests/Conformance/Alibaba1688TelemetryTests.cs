namespace ReverseBuy.Connectors.Alibaba1688.Tests.Conformance;

public sealed class Alibaba1688TelemetryTests() : ConnectorTelemetrySuite(new Alibaba1688Harness());
