namespace ReverseBuy.Connectors.Jd.Tests.Conformance;

public sealed class JdAssistedPurchasingTests() : ConnectorAssistedPurchasingSuite(new JdHarness());
