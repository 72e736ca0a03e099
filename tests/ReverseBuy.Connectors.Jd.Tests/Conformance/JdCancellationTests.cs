namespace ReverseBuy.Connectors.Jd.Tests.Conformance;

public sealed class JdCancellationTests() : ConnectorCancellationSuite(new JdHarness());
