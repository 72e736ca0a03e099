namespace ReverseBuy;

/// <summary>Gives out new ids. Replace it to make a run repeatable. Implementations are thread-safe.</summary>
public interface IIdGenerator
{
    /// <summary>Makes a value that was never given out before.</summary>
    /// <returns>A new value.</returns>
    Guid NewValue();
}
