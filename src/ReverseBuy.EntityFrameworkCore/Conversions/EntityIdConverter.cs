using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ReverseBuy.EntityFrameworkCore.Conversions;

/// <summary>Keeps an id that ReverseBuy gives out as the GUID behind it.</summary>
internal sealed class EntityIdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Make(value))
    where TId : struct, IEntityId<TId>
{
    // An expression cannot call a static abstract member.
    private static TId Make(Guid value) => TId.From(value);
}
