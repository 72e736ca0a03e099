namespace ReverseBuy.Connectors.Alibaba1688.Tests.Conformance;

public sealed class Alibaba1688AssistedPurchasingTests() : ConnectorAssistedPurchasingSuite(new Alibaba1688Harness());
