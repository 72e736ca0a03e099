namespace ReverseBuy.EntityFrameworkCore.Amounts;

/// <summary>Money as it lies in two columns. An amount with a fraction of the smallest unit has no place there and is refused, never rounded.</summary>
/// <param name="MinorUnits">Cents, fen and so on.</param>
/// <param name="Currency">The currency.</param>
internal readonly record struct Amount(long MinorUnits, Currency Currency)
{
    public static Amount Of(Money money) => new(money.ToMinorUnits(), money.Currency);

    public Money ToMoney() => Money.FromMinorUnits(MinorUnits, Currency);
}
