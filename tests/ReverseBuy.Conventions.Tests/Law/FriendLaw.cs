namespace ReverseBuy.Conventions.Tests.Law;

/// <summary>Packages see only each other's public contracts, so that an outsider can write an equal one. Their own tests may see more.</summary>
internal static class FriendLaw
{
    public static IEnumerable<string> Violations(string package, IEnumerable<string> friends) =>
        friends
            .Select(friend => friend.Split(',')[0])
            .Where(friend => friend != package + ".Tests")
            .Select(friend => $"{package} shows its internals to {friend}; only {package}.Tests may see them.");
}
