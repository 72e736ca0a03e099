namespace ReverseBuy.Connectors.Alibaba1688.Tests.Conformance;

public sealed class Alibaba1688OrderTests() : ConnectorOrderSuite(new Alibaba1688Harness());
