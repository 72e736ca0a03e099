namespace ReverseBuy.Connectors.Alibaba1688.Tests.Conformance;

public sealed class Alibaba1688QuoteTests() : ConnectorQuoteSuite(new Alibaba1688Harness());
