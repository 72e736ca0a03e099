namespace ReverseBuy.Conventions.Tests.Law;

/// <summary>Packages see only each other's public contracts, so that an outsider can write an equal one. Their own tests, those of the package they are a part of by name, the benchmarks and the host that tests open may see more.</summary>
internal static class FriendLaw
{
    // They measure or stand for what is inside, and are shipped to nobody.
    private static readonly string[] s_unshipped = ["ReverseBuy.Benchmarks", "ReverseBuy.BrowseSimulation", "ReverseBuy.Migrations", "ReverseBuy.OrderLoad", "ReverseBuy.Tool.Host"];

    public static IEnumerable<string> Violations(string package, IEnumerable<string> friends) =>
        friends
            .Select(friend => friend.Split(',')[0])
            .Where(friend => !IsOwn(package, friend) && !s_unshipped.Contains(friend, StringComparer.Ordinal))
            .Select(friend => $"{package} shows its internals to {friend}; only {package}.Tests, {string.Join(", ", s_unshipped)} may see them.");

    // Providers are tested beside each other, by the project of what they provide for.
    private static bool IsOwn(string package, string friend) =>
        friend == package + ".Tests"
        || (friend.EndsWith(".Tests", StringComparison.Ordinal) && friend != "ReverseBuy.Tests" && package.StartsWith(friend[..^"Tests".Length], StringComparison.Ordinal));
}
