namespace ReverseBuy.EntityFrameworkCore.Following;

/// <summary>What is encrypted of a message. Released: members are never renamed, removed or given another meaning.</summary>
internal sealed class HintsDocument
{
    public required IReadOnlyList<HintDocument> Hints { get; init; }
}
