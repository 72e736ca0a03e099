namespace ReverseBuy.Connectors.Pinduoduo.Tests.Conformance;

public sealed class PinduoduoTelemetryTests() : ConnectorTelemetrySuite(new PinduoduoHarness());
