using ReverseBuy.Orders;
using ReverseBuy.Payments;
using static ReverseBuy.Testing.Storage.StorageSamples;

namespace ReverseBuy.Testing;

public abstract partial class TenantStorageSuite
{
    /// <summary>Questions and holds come and change with their order.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Questions_and_holds_come_and_change_with_their_order()
    {
        var order = Order(1) with { Questions = [], Holds = [] };
        await WriteAsync(unit => unit.Orders.AddAsync(order, Token).AsTask());
        var asked = order with { Version = 4, Questions = [Clarification(1, 1), Question(1, 2) with { State = QuestionState.Asked }], Holds = [Hold("quality")] };
        await WriteAsync(unit => unit.Orders.SaveAsync(asked, 3, Token).AsTask());
        AssertSame(asked, await ReadAsync(view => view.Orders.FindAsync(OrderId(1), Token)));

        var answered = asked with
        {
            Version = 5,
            Questions = [asked.Questions[0] with { State = QuestionState.Accepted, Answer = "蓝色", ClosedAt = Noon.AddHours(1) }, asked.Questions[1], Question(1, 3)],
            Holds = [asked.Holds[0] with { ReleasedAt = Noon.AddHours(2) }, Hold("customs")],
        };
        await WriteAsync(unit => unit.Orders.SaveAsync(answered, 4, Token).AsTask());

        AssertSame(answered, await ReadAsync(view => view.Orders.FindAsync(OrderId(1), Token)));
        AssertSame(answered, Assert.Single(await ReadAsync(view => view.Orders.ListAsync(new OrderQuery(), Token))));
    }

    /// <summary>A line is saved with its price, its charge and what is to be sent back.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_line_is_saved_with_its_price_its_charge_and_what_is_to_be_sent_back()
    {
        await WriteAsync(unit => unit.Orders.AddAsync(Order(1), Token).AsTask());
        var line = Line(1, 1) with { UnitPrice = Yuan(22.5m), Charged = Euro(12.01m), DomesticFreight = Euro(0.68m), Discount = Euro(0.02m), ToReturn = 2 };
        var changed = Order(1) with { Version = 4, Lines = [line, Order(1).Lines[1]], CancellationRequestedAt = null };

        await WriteAsync(unit => unit.Orders.SaveAsync(changed, 3, Token).AsTask());

        AssertSame(changed, await ReadAsync(view => view.Orders.FindAsync(OrderId(1), Token)));
    }

    /// <summary>An entry without a pinned rate comes back without; one reference may be of several kinds.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task An_entry_without_a_pinned_rate_comes_back_without_and_one_reference_may_be_of_several_kinds()
    {
        MoneyEntry[] entries = [.. Enum.GetValues<MoneyEntryKind>().Select(kind => Entry(1, OrderKey(1)) with { Kind = kind, AtPinnedRate = kind == MoneyEntryKind.Capture ? null : Yuan(0.01m) })];
        await WriteAsync(async unit =>
        {
            foreach (var entry in entries)
            {
                await unit.Money.AddAsync(entry, Token);
            }
        });

        AssertSame(entries, await ReadAsync(view => view.Money.ListAsync(OrderKey(1), Token)));
        await AssertRefusedAsync(unit => unit.Money.AddAsync(entries[^1], Token).AsTask());
    }

    /// <summary>A refused order leaves no question behind.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_refused_order_leaves_no_question_behind()
    {
        await WriteAsync(unit => unit.Orders.AddAsync(Order(1) with { Questions = [] }, Token).AsTask());

        await AssertRefusedAsync(unit => unit.Orders.SaveAsync(Order(1) with { Version = 9 }, 8, Token).AsTask());

        Assert.Empty((await ReadAsync(view => view.Orders.FindAsync(OrderId(1), Token)))!.Questions);
    }
}
