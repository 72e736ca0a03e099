using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ReverseBuy.EntityFrameworkCore.Conversions;

/// <summary>Keeps a currency as its three letters.</summary>
internal sealed class CurrencyConverter() : ValueConverter<Currency, string>(currency => currency.Code, code => Currency.FromCode(code));
