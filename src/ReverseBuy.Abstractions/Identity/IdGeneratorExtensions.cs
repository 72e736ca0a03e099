namespace ReverseBuy;

/// <summary>Typed ids from an <see cref="IIdGenerator"/>.</summary>
public static class IdGeneratorExtensions
{
    /// <summary>Makes a new id of the given type.</summary>
    /// <typeparam name="TId">The id type.</typeparam>
    /// <param name="generator">The source of values.</param>
    /// <returns>The new id.</returns>
    public static TId NewId<TId>(this IIdGenerator generator)
        where TId : struct, IEntityId<TId>
    {
        ArgumentNullException.ThrowIfNull(generator);
        return TId.From(generator.NewValue());
    }
}
