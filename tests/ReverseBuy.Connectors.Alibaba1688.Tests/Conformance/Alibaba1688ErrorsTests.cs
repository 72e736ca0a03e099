namespace ReverseBuy.Connectors.Alibaba1688.Tests.Conformance;

public sealed class Alibaba1688ErrorsTests() : ConnectorErrorsSuite(new Alibaba1688Harness());
