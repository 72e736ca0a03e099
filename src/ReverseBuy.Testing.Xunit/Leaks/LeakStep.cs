namespace ReverseBuy.Testing;

/// <summary>A step of a <see cref="LeakHunt"/>.</summary>
/// <param name="Number">Its number, from 1. With the seed it says all that was drawn for it.</param>
/// <param name="Way">How its operations meet.</param>
/// <param name="Turns">Who does what, in the order of beginning.</param>
/// <param name="HeldAt">At which of its calls out the first is held, fails or is given up; 0 before it begins.</param>
public sealed record LeakStep(int Number, LeakWays Way, IReadOnlyList<LeakTurn> Turns, int HeldAt)
{
    /// <inheritdoc />
    public override string ToString() => $"{Number} ({Way}{(Way is LeakWays.Held or LeakWays.GivenUp or LeakWays.Failing ? $" at call out {HeldAt}" : string.Empty)}: {string.Join(", ", Turns)})";
}
