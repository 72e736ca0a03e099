namespace ReverseBuy.Connectors.Alibaba1688.Tests.Conformance;

public sealed class Alibaba1688RegistrationTests() : ConnectorRegistrationSuite(new Alibaba1688Harness());
