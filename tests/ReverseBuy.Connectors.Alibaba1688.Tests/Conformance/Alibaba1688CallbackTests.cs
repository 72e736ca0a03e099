namespace ReverseBuy.Connectors.Alibaba1688.Tests.Conformance;

public sealed class Alibaba1688CallbackTests() : ConnectorCallbackSuite(new Alibaba1688Harness());
