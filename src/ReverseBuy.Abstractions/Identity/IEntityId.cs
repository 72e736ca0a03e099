namespace ReverseBuy;

/// <summary>An id that ReverseBuy gives out itself: a <see cref="Guid"/> with a type of its own.</summary>
/// <typeparam name="TSelf">The id type.</typeparam>
/// <remarks>Ids are never an order: sort by time or version instead.</remarks>
public interface IEntityId<TSelf>
    where TSelf : struct, IEntityId<TSelf>
{
    /// <summary>The value behind the id.</summary>
    Guid Value { get; }

    /// <summary>Wraps a value.</summary>
    /// <param name="value">The value to wrap.</param>
    /// <returns>The id.</returns>
    static abstract TSelf From(Guid value);
}
