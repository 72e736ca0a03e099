using ReverseBuy.Messaging;
using ReverseBuy.Payments;

namespace ReverseBuy.Orders.Changes;

/// <summary>What the order's customer owes and has paid. Every change of it is an entry.</summary>
internal sealed partial class OrderChange
{
    private readonly List<MoneyEntry> _money = [];

    /// <summary>Books money that came in; it never fails for the order's state. What it is too much is due back.</summary>
    public void Capture(Money amount, string reference)
    {
        Book(MoneyEntryKind.Capture, amount, reference);
        NoteUpkeep();
        PayWhenNothingIsDue();
        AcceptPaidTopUps();
    }

    /// <summary>Books money that went back, by our hand or by the bank's.</summary>
    public void GiveBack(MoneyEntryKind kind, Money amount, string reference)
    {
        Book(kind, amount, reference);
        NoteUpkeep();
    }

    /// <summary>Charges a line more, or less.</summary>
    private void ChargeLine(OrderLineId id, Money difference, string reference)
    {
        var line = _order.Line(id);
        Replace(line with { Charged = line.Charged + difference });
        if (difference.Amount >= 0)
        {
            Book(MoneyEntryKind.TopUp, difference, reference);
        }
        else
        {
            Book(MoneyEntryKind.Credit, -difference, reference);
        }

        NoteUpkeep();
    }

    private void ChargeAsPlaced()
    {
        // The order holds its charge already; the entries tell what it is made of.
        var nothing = Money.Zero(_order.Charged.Currency);
        var charged = _order.Charged;
        var freight = _order.Lines.Aggregate(nothing, (sum, line) => sum + line.DomesticFreight);
        var discount = _order.Lines.Aggregate(nothing, (sum, line) => sum + line.Discount);
        _order = _order with { Charged = nothing };
        Book(MoneyEntryKind.Charge, charged - freight + discount, $"order:{_order.Id}");
        if (!freight.IsZero)
        {
            Book(MoneyEntryKind.DomesticFreight, freight, $"order:{_order.Id}");
        }

        if (!discount.IsZero)
        {
            Book(MoneyEntryKind.Discount, discount, $"order:{_order.Id}");
        }
    }

    /// <summary>
    /// Takes the shares of units off that were cancelled or returned. Each unit has an equal share of its line, the first ones the cents that are left over: so it is
    /// the same whether units go one by one or at once, and nothing is left when all are gone.
    /// </summary>
    private void CreditUnits(OrderLine before, OrderLine after)
    {
        if (after.ChargedUnits == before.ChargedUnits)
        {
            return;
        }

        var left = after with
        {
            Charged = Share(before.Charged, before.ChargedUnits, after.ChargedUnits),
            DomesticFreight = Share(before.DomesticFreight, before.ChargedUnits, after.ChargedUnits),
            Discount = Share(before.Discount, before.ChargedUnits, after.ChargedUnits),
        };
        Replace(left);
        var credit = before.Charged - left.Charged;
        if (!credit.IsZero)
        {
            Book(MoneyEntryKind.Credit, credit, $"order:{_order.Id}:{Version}");
        }
    }

    private static Money Share(Money whole, int units, int left) =>
        whole.Split(units).Take(left).Aggregate(Money.Zero(whole.Currency), (sum, share) => sum + share);

    // Also right after placing: a few stickers at CNY 0.001 cost nothing in euro, and nobody captures nothing.
    private void PayWhenNothingIsDue()
    {
        if (_order.State == OrderState.AwaitingPayment && _order.Due.IsZero)
        {
            Fire(OrderTrigger.Pay);
            Raise(new OrderPaid(_order.Id, _order.Paid));
        }
    }

    private void Book(MoneyEntryKind kind, Money amount, string reference)
    {
        var before = new MoneyBalance(_order.Charged, _order.Paid);
        _order = kind switch
        {
            MoneyEntryKind.Charge or MoneyEntryKind.DomesticFreight or MoneyEntryKind.TopUp => _order with { Charged = _order.Charged + amount },
            MoneyEntryKind.Discount or MoneyEntryKind.Credit => _order with { Charged = _order.Charged - amount },
            MoneyEntryKind.Capture => _order with { Paid = _order.Paid + amount },
            _ => _order with { Paid = _order.Paid - amount },
        };
        _money.Add(new MoneyEntry
        {
            Customer = _order.Customer,
            For = Key,
            Kind = kind,
            Amount = amount,
            AtPinnedRate = AtPinnedRate(before),
            Reference = reference,
            At = At,
        });
    }

    // Balances are converted and not amounts, so that the entries' cents add up to the balance's.
    private Money AtPinnedRate(MoneyBalance before)
    {
        var rate = _order.Rate;
        var difference = rate.Convert(_order.Charged) - rate.Convert(before.Charged) + rate.Convert(_order.Paid) - rate.Convert(before.Paid);
        return difference.Amount < 0 ? -difference : difference;
    }
}
