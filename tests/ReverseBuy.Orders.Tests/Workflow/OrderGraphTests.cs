using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using ReverseBuy.Orders.Workflow;

namespace ReverseBuy.Orders.Tests.Workflow;

public sealed class OrderGraphTests
{
    [Fact]
    public void An_order_is_not_paid_before_all_that_is_due_was_captured()
    {
        var order = Samples.Order() with { Paid = new Money(9.99m, Currency.EUR) };

        Assert.False(OrderGraph.Of(order).CanFire(OrderTrigger.Pay));
        Assert.Equal(OrderState.PendingReview, Fire(order with { Paid = new Money(10m, Currency.EUR) }, OrderTrigger.Pay));
    }

    [Theory]
    [InlineData(OrderState.AwaitingPayment, OrderTrigger.Cancel, OrderState.Cancelled)]
    [InlineData(OrderState.AwaitingPayment, OrderTrigger.PaymentWindowOver, OrderState.Cancelled)]
    [InlineData(OrderState.PendingReview, OrderTrigger.AskCustomer, OrderState.AwaitingCustomer)]
    [InlineData(OrderState.PendingReview, OrderTrigger.Reject, OrderState.Rejected)]
    [InlineData(OrderState.PendingReview, OrderTrigger.Approve, OrderState.InProcurement)]
    [InlineData(OrderState.AwaitingCustomer, OrderTrigger.AskCustomer, OrderState.AwaitingCustomer)]
    [InlineData(OrderState.AwaitingCustomer, OrderTrigger.Answer, OrderState.PendingReview)]
    [InlineData(OrderState.AwaitingCustomer, OrderTrigger.Decline, OrderState.Cancelled)]
    [InlineData(OrderState.AwaitingCustomer, OrderTrigger.AnswerWindowOver, OrderState.Cancelled)]
    [InlineData(OrderState.InStock, OrderTrigger.AskCustomer, OrderState.AwaitingCustomer)]
    public void A_trigger_leads_where_the_lifecycle_says(OrderState from, OrderTrigger trigger, OrderState to) =>
        Assert.Equal(to, Fire(Samples.Order() with { State = from }, trigger));

    [Fact]
    public void Once_approved_an_answer_leads_back_to_where_the_units_are() =>
        Assert.Equal(
            OrderState.InStock,
            Fire(In(OrderState.AwaitingCustomer, UnitBucket.InStock) with { IsApproved = true }, OrderTrigger.Answer));

    [Fact]
    public void Declined_after_approval_the_units_that_are_left_go_on() =>
        Assert.Equal(
            OrderState.InProcurement,
            Fire(In(OrderState.AwaitingCustomer, UnitBucket.Purchased) with { IsApproved = true }, OrderTrigger.Decline));

    [Fact]
    public void Declined_after_approval_with_every_unit_cancelled_it_is_over() =>
        Assert.Equal(
            OrderState.Cancelled,
            Fire(In(OrderState.AwaitingCustomer, UnitBucket.Cancelled) with { IsApproved = true }, OrderTrigger.Decline));

    [Theory]
    [InlineData(OrderState.InProcurement, UnitBucket.InStock, OrderState.InStock)]
    [InlineData(OrderState.InStock, UnitBucket.Packing, OrderState.InPackaging)]
    [InlineData(OrderState.InPackaging, UnitBucket.InStock, OrderState.InStock)]
    [InlineData(OrderState.InPackaging, UnitBucket.Shipped, OrderState.Shipped)]
    [InlineData(OrderState.Shipped, UnitBucket.InStock, OrderState.InStock)]
    [InlineData(OrderState.InProcurement, UnitBucket.Delivered, OrderState.Delivered)]
    public void In_fulfilment_the_state_follows_the_units_either_way(OrderState from, UnitBucket units, OrderState to) =>
        Assert.Equal(to, Fire(In(from, units), OrderTrigger.UnitsMoved));

    [Theory]
    [InlineData(OrderState.AwaitingPayment)]
    [InlineData(OrderState.PendingReview)]
    [InlineData(OrderState.AwaitingCustomer)]
    [InlineData(OrderState.Completed)]
    [InlineData(OrderState.Cancelled)]
    [InlineData(OrderState.Rejected)]
    public void Elsewhere_moving_units_changes_no_state(OrderState state) =>
        Assert.Equal(state, Fire(In(state, UnitBucket.InStock), OrderTrigger.UnitsMoved));

    [Fact]
    public void With_no_live_unit_left_the_node_stays() =>
        Assert.Equal(OrderState.Shipped, Fire(In(OrderState.Shipped, UnitBucket.Lost), OrderTrigger.UnitsMoved));

    [Fact]
    public void It_completes_only_when_everything_has_arrived_and_nothing_is_due()
    {
        var delivered = In(OrderState.Delivered, UnitBucket.Delivered) with { Paid = new Money(10m, Currency.EUR) };

        Assert.Equal(OrderState.Completed, Fire(delivered, OrderTrigger.Complete));
        Assert.Throws<OrderTransitionException>(() => Fire(delivered with { Paid = new Money(11m, Currency.EUR) }, OrderTrigger.Complete));
        Assert.Throws<OrderTransitionException>(() => Fire(In(OrderState.Shipped, UnitBucket.Shipped) with { Paid = new Money(10m, Currency.EUR) }, OrderTrigger.Complete));
    }

    [Property(MaxTest = 500)]
    public bool A_refused_trigger_names_the_state_and_what_is_possible(int state, int trigger)
    {
        var order = Samples.Order() with { State = Pick<OrderState>(state) };
        var fired = Pick<OrderTrigger>(trigger);
        try
        {
            Fire(order, fired);
            return true;
        }
        catch (OrderTransitionException refused)
        {
            return refused.From == order.State.ToString()
                && refused.Trigger == fired.ToString()
                && refused.Permitted.All(permitted => OrderGraph.Of(order).CanFire(Enum.Parse<OrderTrigger>(permitted)));
        }
    }

    private static T Pick<T>(int number)
        where T : struct, Enum
    {
        var values = Enum.GetValues<T>();
        return values[(int)((uint)number % (uint)values.Length)];
    }

    private static OrderState Fire(Order order, OrderTrigger trigger) => OrderGraph.Of(order).Fire("order", trigger);

    private static Order In(OrderState state, UnitBucket bucket)
    {
        var order = Samples.Order();
        return order with { State = state, Lines = [order.Lines[0] with { Units = Units.Of([KeyValuePair.Create(bucket, 2)]) }] };
    }
}
