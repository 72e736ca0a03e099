namespace ReverseBuy.Connectors.Alibaba1688.Tests.Conformance;

public sealed class Alibaba1688CancellationTests() : ConnectorCancellationSuite(new Alibaba1688Harness());
