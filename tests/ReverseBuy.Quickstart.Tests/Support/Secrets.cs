namespace ReverseBuy.Quickstart.Tests.Support;

/// <summary>What never belongs into anything that is printed or logged.</summary>
internal static class Secrets
{
    private static readonly string[] Known = ["sandbox-secret", "sandbox-token", "13000000000"];

    public static void AssertAbsent(ProcessOutcome outcome) =>
        Assert.All(Known, secret => Assert.DoesNotContain(secret, outcome.AllText, StringComparison.OrdinalIgnoreCase));
}
