namespace ReverseBuy.Catalogue;

/// <summary>A ranking.</summary>
/// <param name="CategoryId">The marketplace's id of the category.</param>
/// <param name="Kind">By what it ranks.</param>
public sealed record RankingQuery(string CategoryId, RankingKind Kind)
{
    /// <summary>How many listings; connectors lower it to what their marketplace allows.</summary>
    public int Limit { get; init; } = 20;
}
