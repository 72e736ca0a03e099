using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Buying;
using ReverseBuy.Orders.Tests.Support;
using ReverseBuy.Orders.Workflow;
using ReverseBuy.Procurement;
using Stateless.Reflection;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;
using Behaviour = ReverseBuy.Orders.Tests.Support.ScriptedMarketplace.Behaviour;

namespace ReverseBuy.Orders.Tests.Purchasing;

/// <summary>Every transition that the two graphs of buying declare is made by a command or a fact: the scripts below make all of them.</summary>
public sealed class ReachedStatesTests
{
    // One script a line; each word is a step, read by Script.
    private const string Scripts = """
        buy seller:PartlyShipped seller:Shipped seller:Received seller:Closed
        buy seller:Shipped seller:Closed
        buy seller:Shipped seller:Cancelled
        buy seller:Shipped refund:AwaitingSeller
        buy seller:PartlyShipped seller:Received refund:AwaitingSeller refund:Closed
        buy seller:PartlyShipped seller:Closed
        buy seller:PartlyShipped seller:Cancelled
        buy seller:PartlyShipped refund:AwaitingSeller refund:Refunded
        buy seller:Received seller:Cancelled
        buy seller:Closed
        buy seller:Cancelled
        buy refund:AwaitingSeller
        pay:Refuse buy pass:1
        pay:Refuse buy seller:Paid
        pay:Refuse buy seller:Expired
        pay:Refuse buy seller:Cancelled
        pay:Refuse buy dearer:30 asbefore
        pay:Refuse buy dearer:30 seller:Paid
        pay:Refuse buy dearer:30 seller:Expired
        pay:Refuse buy dearer:30 seller:Cancelled
        pay:Refuse buy dearer:30 cancel
        pay:Refuse buy dearer:30 agree dearer:60
        pay:Refuse buy dearer:30 agree seller:Expired
        pay:Refuse buy cancel-refused pass:2
        pay:Refuse buy cancel-unanswered:LoseAfter pass:2
        pay:Refuse buy cancel-unanswered:LoseBefore pass:2
        pay:Refuse buy cancel-unanswered:LoseBefore seller:Paid
        pay:Refuse buy cancel-unanswered:Accept seller:Paid
        pay:Accept buy seller:Cancelled
        pay:LoseAfter buy pass:1
        pay:LoseBefore buy pass:30
        pay:LoseBefore buy seller:Cancelled
        create:LoseAfter buy found:Paid
        create:LoseAfter buy found:Cancelled
        create:LoseBefore buy pass:12
        create:LoseAfter buy doubt name
        create:LoseBefore buy doubt absent
        create:Refuse buy
        buy-dearer
        hand
        hand report
        hand decline
        hand pass:1440
        """;

    [Fact]
    public async Task Every_transition_of_a_purchase_and_of_its_upstream_orders_is_made()
    {
        var purchases = new HashSet<string>(StringComparer.Ordinal);
        var upstreams = new HashSet<string>(StringComparer.Ordinal);
        foreach (var script in Scripts.Split('\n'))
        {
            foreach (var made in await new Script().RunAsync(script))
            {
                (made.Subject.Length == 0 ? purchases : upstreams).Add($"{made.From} --{made.Trigger}--> {made.To}");
            }
        }

        Assert.Empty(Declared(PurchaseOrderGraph.Of(PurchaseOrderState.Draft).GetInfo()).Except(purchases, StringComparer.Ordinal));
        Assert.Empty(Declared(UpstreamOrderGraph.Of(UpstreamOrderState.Unpaid).GetInfo()).Except(upstreams, StringComparer.Ordinal));
    }

    private static IEnumerable<string> Declared(StateMachineInfo machine) => machine.States.SelectMany(state => state.FixedTransitions
        .Select(transition => $"{state.UnderlyingState} --{transition.Trigger.UnderlyingTrigger}--> {transition.DestinationState.UnderlyingState}"));

    /// <summary>An order's purchase at the north, or by hand at the south.</summary>
    private sealed class Script
    {
        private OrdersHost _host = null!;
        private OrderId _order;

        public async Task<IReadOnlyList<HistoryEntry.Transition>> RunAsync(string script)
        {
            var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 2, 12, 0, 0, TimeSpan.Zero));
            _host = await StartAsync(
                time, new ScriptedMarketplace("north", time), new ScriptedMarketplace("south", time) { IsAssisted = true }, change: null);
            await using (_host)
            {
                foreach (var word in script.Split(' '))
                {
                    var parts = word.Split(':');
                    await DoAsync(parts[0], parts.Length > 1 ? parts[1] : string.Empty);
                }

                return [.. (await _host.Orders.ExplainAsync(_order, Token)).History.OfType<HistoryEntry.Transition>().Where(entry => entry.Aggregate.Kind == AggregateKind.PurchaseOrder)];
            }
        }

        private async Task DoAsync(string step, string value)
        {
            switch (step)
            {
                case "pay":
                    _host.North.Pays.Enqueue(Enum.Parse<Behaviour>(value));
                    break;
                case "create":
                    _host.North.Creates.Enqueue(Enum.Parse<Behaviour>(value));
                    break;
                case "buy":
                    _order = (await _host.BuyAsync(Line(_host.North.Offer()))).Id;
                    break;
                case "buy-dearer":
                    _order = (await _host.PayNewAsync(Line(_host.North.Offer()))).Id;
                    _host.North.Offer(price: 60m);
                    await _host.ApproveAsync(_order);
                    await _host.WorkAsync();
                    break;
                case "hand":
                    _order = (await _host.BuyAsync(Line(_host.South.Offer()))).Id;
                    break;
                case "report":
                    var bought = _host.South.BuyByHand("by hand", _host.South.Sku(), 2, UpstreamStatus.Paid);
                    await _host.Operators.ReportPlacedAsync(await PurchaseAsync(), [new ReportedUpstreamOrder(bought.Id, bought.Total, true)], _host.Command(), Token);
                    break;
                case "decline":
                    await _host.Operators.DeclineAsync(await PurchaseAsync(), _host.Command(), Token);
                    break;
                case "seller":
                    _host.North.SetAll(Enum.Parse<UpstreamStatus>(value));
                    await _host.LookAsync(_order);
                    break;
                case "found":
                    _host.North.SetAll(Enum.Parse<UpstreamStatus>(value));
                    await _host.PassAsync(1);
                    break;
                case "refund":
                    await RefundAsync(Enum.Parse<RefundStatus>(value));
                    break;
                case "dearer":
                    _host.North.Orders[0].Surcharge = new Money(int.Parse(value, CultureInfo.InvariantCulture), Currency.CNY);
                    await _host.LookAsync(_order);
                    break;
                case "asbefore":
                    _host.North.Orders[0].Surcharge = Money.Zero(Currency.CNY);
                    await _host.LookAsync(_order);
                    break;
                case "agree":
                    // What was agreed to is not looked at before the next step.
                    await _host.Buyers.PayAsync(await PurchaseAsync(), "north1", new Money(110m, Currency.CNY), _host.Command(), Token);
                    break;
                case "cancel":
                    await CancelAsync(Behaviour.Answer);
                    break;
                case "cancel-refused":
                    await CancelAsync(Behaviour.Refuse);
                    break;
                case "cancel-unanswered":
                    await CancelAsync(Enum.Parse<Behaviour>(value));
                    break;
                case "doubt":
                    await _host.LeaveInDoubtAsync();
                    break;
                case "name":
                    Assert.IsType<NameUpstreamResult.Named>(await _host.Buyers.NameAsync(await PurchaseAsync(), ["north1"], _host.Command(), Token));
                    break;
                case "absent":
                    await _host.Buyers.StateAbsentAsync(await PurchaseAsync(), _host.Command(), Token);
                    break;
                case "pass":
                    var minutes = int.Parse(value, CultureInfo.InvariantCulture);
                    await (minutes > 60 ? _host.AdvanceAsync(TimeSpan.FromMinutes(minutes)) : _host.PassAsync(minutes));
                    break;
                default:
                    throw new ArgumentException($"There is no step '{step}'.", nameof(step));
            }
        }

        private async Task<PurchaseOrderId> PurchaseAsync() => (await _host.PurchaseAsync(_order)).Id;

        private async Task CancelAsync(Behaviour answer)
        {
            _host.North.Cancels.Enqueue(answer);
            await _host.Buyers.CancelAsync(await PurchaseAsync(), "north1", _host.Command(), Token);
            await _host.WorkAsync();
        }

        private async Task RefundAsync(RefundStatus status)
        {
            var upstream = _host.North.Orders[0];
            _host.North.Refunds["r1"] = new RefundReading("r1", status, status.ToString(), upstream.Total);
            upstream.RefundIds.Clear();
            upstream.RefundIds.Add("r1");
            await _host.LookAsync(_order);
        }
    }
}
