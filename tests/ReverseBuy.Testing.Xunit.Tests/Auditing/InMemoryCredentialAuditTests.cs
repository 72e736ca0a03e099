namespace ReverseBuy.Testing.Xunit.Tests.Auditing;

public sealed class InMemoryCredentialAuditTests : InMemoryCredentialAuditSuite;
