using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ReverseBuy.EntityFrameworkCore.Conversions;

/// <summary>Keeps a rate as its digits: no engine rounds it, whatever its own decimals can hold.</summary>
internal sealed class DecimalTextConverter()
    : ValueConverter<decimal, string>(
        value => value.ToString(CultureInfo.InvariantCulture),
        text => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));
