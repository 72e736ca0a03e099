namespace ReverseBuy.Conventions.Tests.Law;

/// <summary>Packages see only each other's public contracts, so that an outsider can write an equal one. Their own tests and the benchmarks may see more.</summary>
internal static class FriendLaw
{
    // It measures what is inside, and is shipped to nobody.
    private const string Benchmarks = "ReverseBuy.Benchmarks";

    public static IEnumerable<string> Violations(string package, IEnumerable<string> friends) =>
        friends
            .Select(friend => friend.Split(',')[0])
            .Where(friend => friend != package + ".Tests" && friend != Benchmarks)
            .Select(friend => $"{package} shows its internals to {friend}; only {package}.Tests and {Benchmarks} may see them.");
}
