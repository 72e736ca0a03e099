namespace ReverseBuy.Testing.Xunit.Tests.Auditing;

public sealed class InMemoryAppRegistrationAuditTests : InMemoryAppRegistrationAuditSuite;
