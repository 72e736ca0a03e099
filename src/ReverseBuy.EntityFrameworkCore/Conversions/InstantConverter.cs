using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ReverseBuy.EntityFrameworkCore.Conversions;

/// <summary>Keeps a moment as its 100-nanosecond ticks in UTC, so that every engine sorts and compares moments alike.</summary>
internal sealed class InstantConverter()
    : ValueConverter<DateTimeOffset, long>(moment => moment.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
