namespace ReverseBuy.Conventions.Tests.Law;

/// <summary>Packages see only each other's public contracts, so that an outsider can write an equal one. Their own tests and the benchmarks may see more.</summary>
internal static class FriendLaw
{
    // They measure what is inside, and are shipped to nobody.
    private static readonly string[] s_benchmarks = ["ReverseBuy.Benchmarks", "ReverseBuy.BrowseSimulation", "ReverseBuy.OrderLoad"];

    public static IEnumerable<string> Violations(string package, IEnumerable<string> friends) =>
        friends
            .Select(friend => friend.Split(',')[0])
            .Where(friend => friend != package + ".Tests" && !s_benchmarks.Contains(friend, StringComparer.Ordinal))
            .Select(friend => $"{package} shows its internals to {friend}; only {package}.Tests, {string.Join(", ", s_benchmarks)} may see them.");
}
