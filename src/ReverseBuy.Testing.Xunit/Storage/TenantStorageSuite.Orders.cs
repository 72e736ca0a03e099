using ReverseBuy.Orders;
using static ReverseBuy.Testing.Storage.StorageSamples;

namespace ReverseBuy.Testing;

public abstract partial class TenantStorageSuite
{
    /// <summary>Every member of an order and of its lines comes back.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Every_member_of_an_order_comes_back()
    {
        await WriteAsync(unit => unit.Orders.AddAsync(Order(1), Token).AsTask());
        AssertSame(Order(1), await ReadAsync(view => view.Orders.FindAsync(OrderId(1), Token)));
        Assert.Null(await ReadAsync(view => view.Orders.FindAsync(OrderId(2), Token)));
    }

    /// <summary>Every member of an order that may change is saved; lines keep their order.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Every_member_of_an_order_that_changes_is_saved_and_lines_are_added_at_the_end()
    {
        await WriteAsync(unit => unit.Orders.AddAsync(Order(1), Token).AsTask());
        var changed = Order(1) with
        {
            State = OrderState.Cancelled,
            Version = 8,
            Charged = Euro(60.03m),
            Paid = Euro(0m),
            IsApproved = false,
            Compliance = Ruled(1) with { CheckedAt = Noon.AddHours(1), Findings = [] },
            Lines =
            [
                Line(1, 1) with { Units = Line(1, 1).Units.Move(UnitBucket.Pending, UnitBucket.Cancelled, 2), Charged = Euro(6.67m) },
                Order(1).Lines[1],
                Line(1, 3) with { SourceTitle = null, Category = null },
            ],
        };
        await WriteAsync(async unit =>
        {
            var read = await unit.Orders.FindAsync(OrderId(1), Token);
            Assert.Equal(3, read!.Version);
            await unit.Orders.SaveAsync(changed, 3, Token);
        });
        AssertSame(changed, await ReadAsync(view => view.Orders.FindAsync(OrderId(1), Token)));
    }

    /// <summary>Units are kept by bucket, in every bucket there is.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Units_of_every_bucket_come_back()
    {
        var units = Units.Of(Enum.GetValues<UnitBucket>().Select((bucket, index) => KeyValuePair.Create(bucket, index + 1)));
        await WriteAsync(unit => unit.Orders.AddAsync(Order(1) with { Lines = [Line(1, 1) with { Units = units }] }, Token).AsTask());
        Assert.Equal(units, (await ReadAsync(view => view.Orders.FindAsync(OrderId(1), Token)))!.Lines[0].Units);
    }

    /// <summary>An order is stored and found in every state there is.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Orders_of_every_state_come_back()
    {
        var states = Enum.GetValues<OrderState>();
        await WriteAsync(async unit =>
        {
            foreach (var state in states)
            {
                await unit.Orders.AddAsync(Order((int)state) with { State = state }, Token);
            }
        });
        foreach (var state in states)
        {
            Assert.Equal(OrderId((int)state), Assert.Single(await ReadAsync(view => view.Orders.ListAsync(new OrderQuery { State = state }, Token))).Id);
        }
    }

    /// <summary>The order of listing is that of placing, whatever the ids and offsets are; a limit keeps the newest.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Orders_are_listed_the_newest_first_and_those_of_one_moment_the_last_added_first()
    {
        await WriteAsync(async unit =>
        {
            await unit.Orders.AddAsync(Order(1) with { PlacedAt = Noon.AddTicks(2) }, Token);
            await unit.Orders.AddAsync(Order(9) with { PlacedAt = Noon.AddTicks(1) }, Token);
            await unit.Orders.AddAsync(Order(5) with { PlacedAt = Noon.AddTicks(1) }, Token);
            await unit.Orders.AddAsync(Order(3) with { PlacedAt = Noon.AddTicks(3).ToOffset(TimeSpan.FromHours(8)) }, Token);
        });
        await WriteAsync(unit => unit.Orders.AddAsync(Order(4) with { PlacedAt = Noon.AddTicks(1) }, Token).AsTask());
        Assert.Equal([3, 1, 4, 5, 9], await NumbersAsync(new OrderQuery()));
        Assert.Equal([3, 1], await NumbersAsync(new OrderQuery { Limit = 2 }));
    }

    /// <summary>Customers are told apart by the case of their letters too.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Orders_are_listed_by_customer_and_by_state()
    {
        await WriteAsync(async unit =>
        {
            await unit.Orders.AddAsync(Order(1) with { Customer = new CustomerId("b") }, Token);
            await unit.Orders.AddAsync(Order(2) with { Customer = new CustomerId("B") }, Token);
            await unit.Orders.AddAsync(Order(3) with { Customer = new CustomerId("b"), State = OrderState.Shipped }, Token);
        });
        Assert.Equal([3, 1], await NumbersAsync(new OrderQuery { Customer = new CustomerId("b") }));
        Assert.Equal([3], await NumbersAsync(new OrderQuery { Customer = new CustomerId("b"), State = OrderState.Shipped }));
        Assert.Equal([2, 1], await NumbersAsync(new OrderQuery { State = OrderState.PendingReview }));
    }

    /// <summary>No amount is rounded, of whatever currency and size.</summary>
    /// <param name="text">The amount.</param>
    /// <returns>The test.</returns>
    [Theory]
    [InlineData("EUR 0.01")]
    [InlineData("EUR -0.01")]
    [InlineData("CNY 92233720368547758.07")]
    [InlineData("CNY -92233720368547758.08")]
    [InlineData("JPY 1")]
    [InlineData("KWD 0.001")]
    [InlineData("USD 0.30")]
    public async Task An_amount_comes_back_to_the_smallest_unit(string text)
    {
        var amount = Money.Parse(text);
        await WriteAsync(unit => unit.Orders.AddAsync(Order(1) with { Charged = amount, Paid = Money.Zero(amount.Currency) }, Token).AsTask());
        var order = (await ReadAsync(view => view.Orders.FindAsync(OrderId(1), Token)))!;
        Assert.Equal(amount, order.Charged);
        Assert.Equal(Money.Zero(amount.Currency), order.Paid);
    }

    /// <summary>What cannot be charged cannot be stored, and nothing of its unit of work is.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task An_amount_with_a_fraction_of_the_smallest_unit_is_refused_and_not_rounded()
    {
        await WriteAsync(unit => unit.Orders.AddAsync(Order(1), Token).AsTask());
        await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync(unit => unit.Orders.AddAsync(Order(2) with { Charged = Euro(0.015m) }, Token).AsTask()));
        await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync(unit =>
            unit.Orders.SaveAsync(Order(1) with { Version = 4, State = OrderState.Shipped, Paid = Euro(0.015m) }, 3, Token).AsTask()));
        AssertSame(Order(1), Assert.Single(await ReadAsync(view => view.Orders.ListAsync(new OrderQuery(), Token))));
    }

    /// <summary>Half of a change is never committed.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_change_that_was_not_possible_leaves_nothing_to_commit()
    {
        await WriteAsync(unit => unit.Orders.AddAsync(Order(1), Token).AsTask());
        await using (var unit = await Storage.BeginAsync(Samples.Anna, Token))
        {
            var half = Order(1) with { Version = 4, State = OrderState.Shipped, Paid = Euro(0.015m) };
            await Assert.ThrowsAsync<InvalidOperationException>(() => unit.Orders.SaveAsync(half, 3, Token).AsTask());
            await Record.ExceptionAsync(() => unit.CommitAsync(Token).AsTask());
        }

        AssertSame(Order(1), await ReadAsync(view => view.Orders.FindAsync(OrderId(1), Token)));
    }

    /// <summary>A rate keeps all 28 digits of a decimal: refunds are counted with it.</summary>
    /// <param name="digits">The rate.</param>
    /// <returns>The test.</returns>
    [Theory]
    [InlineData("0.0000000000000000000000000001")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("7.2134567890123456789012345678")]
    public async Task A_pinned_rate_comes_back_to_its_last_digit(string digits)
    {
        var value = decimal.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
        var rate = new ExchangeRate(Currency.EUR, Currency.CNY, value, "fixed", Noon);
        await WriteAsync(unit => unit.Orders.AddAsync(Order(1) with { Rate = rate }, Token).AsTask());
        Assert.Equal(rate, (await ReadAsync(view => view.Orders.FindAsync(OrderId(1), Token)))!.Rate);
    }

    private async Task<IEnumerable<int>> NumbersAsync(OrderQuery query) =>
        (await ReadAsync(view => view.Orders.ListAsync(query, Token))).Select(order => Enumerable.Range(1, 9).Single(number => OrderId(number) == order.Id));
}
