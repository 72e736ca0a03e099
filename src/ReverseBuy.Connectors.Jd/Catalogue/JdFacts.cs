using ReverseBuy.Catalogue;

namespace ReverseBuy.Connectors.Jd.Catalogue;

/// <summary>What JD told of many SKUs at once, by their numbers.</summary>
/// <param name="Prices">What each costs; those that are not sold to us are missing.</param>
/// <param name="Availabilities">How many there are, at the warehouse that was asked for.</param>
/// <param name="Pictures">The paths of each page's pictures, the main one first.</param>
internal sealed record JdFacts(
    IReadOnlyDictionary<string, Money> Prices,
    IReadOnlyDictionary<string, Availability> Availabilities,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Pictures);
