using System.CommandLine;
using ReverseBuy.Orders;
using ReverseBuy.Procurement;
using ReverseBuy.Tenancy;
using ReverseBuy.Tool.Hosting;
using ReverseBuy.Tool.Output;
using Command = System.CommandLine.Command;

namespace ReverseBuy.Tool.Commands;

/// <summary><c>unknowns</c>: purchases whose outcome nobody knows, and what else about a purchase waits for a person.</summary>
internal static class UnknownCommands
{
    private const int PageSize = 500;

    public static Command Make(CommandFactory commands) => new("unknowns", "Purchases of unknown outcome, and what else about purchases waits for a person.")
    {
        List(commands),
        Resolve(commands),
    };

    private static Command List(CommandFactory commands)
    {
        var only = CommandFactory.Tenants("--tenant", "Only this tenant; may be given several times. All of them unless given.");
        return commands.Make("list", "Lists them. What has no reason yet is still being asked for at the marketplace, and needs nobody.", [only], async (parsed, services, screen, cancellationToken) =>
        {
            var (procurement, scopes) = (services.Require<IProcurement>(), services.Require<ITenantScopeFactory>());
            var lines = new List<UnknownLine>();
            foreach (var tenant in await ChosenTenants.ListAsync(services, parsed.GetValue(only), cancellationToken).ConfigureAwait(false))
            {
                using (scopes.Enter(tenant.Id))
                {
                    var waiting = await ListAsync(procurement, new PurchaseOrderQuery { NeedsPerson = true }, cancellationToken).ConfigureAwait(false);
                    var asking = await ListAsync(procurement, new PurchaseOrderQuery { State = PurchaseOrderState.CreateUnknown }, cancellationToken).ConfigureAwait(false);
                    lines.AddRange(waiting.Concat(asking).DistinctBy(purchase => purchase.Id).Select(purchase => Line(tenant, purchase)));
                }
            }

            screen.Tell(new UnknownsDocument(lines), ToolJsonContext.Default.UnknownsDocument, people => people.Table(
                ["Tenant", "Purchase order", "Reference", "Marketplace", "Account", "State", "Waits for", "Note"],
                lines.Select(line => (IReadOnlyList<string>)
                    [line.Tenant, line.PurchaseOrder, line.Reference, line.Marketplace, line.Account, line.State, line.Reason ?? string.Empty, line.Note ?? string.Empty])));
            return ExitCode.Done;
        });
    }

    private static async Task<IReadOnlyList<PurchaseOrder>> ListAsync(IProcurement procurement, PurchaseOrderQuery query, CancellationToken cancellationToken)
    {
        var all = new List<PurchaseOrder>();
        while (true)
        {
            var page = await procurement.ListAsync(query with { Limit = PageSize, After = all.Count > 0 ? all[^1].Id : null }, cancellationToken).ConfigureAwait(false);
            all.AddRange(page);
            if (page.Count < PageSize)
            {
                return all;
            }
        }
    }

    private static UnknownLine Line(Tenant tenant, PurchaseOrder purchase) => new(
        tenant.Id.Value,
        $"{purchase.Id}",
        purchase.Reference,
        $"{purchase.Marketplace}",
        $"{purchase.Account}",
        $"{purchase.State}",
        purchase.Person?.Reason.ToString(),
        purchase.Person?.Since,
        purchase.Note,
        [.. purchase.UpstreamOrders.Select(upstream => new UpstreamLine(upstream.Id, $"{upstream.State}"))]);

    private static Command Resolve(CommandFactory commands)
    {
        var tenant = CommandFactory.Tenant();
        var purchase = new Argument<Guid>("purchase-order") { Description = "The purchase order, as 'list' prints it." };
        var named = new Option<string[]>("--named") { Description = "It became this upstream order at the marketplace; may be given several times. The marketplace is asked for each." };
        var absent = new Option<bool>("--absent") { Description = "The marketplace has no such order: what it was to buy is pending again." };
        var upstream = new Option<string?>("--upstream") { Description = "The upstream order that --outcome is about." };
        var outcome = new Option<UpstreamOutcome?>("--outcome") { Description = "How the upstream order stands: Unpaid, Paid or Cancelled." };
        var settled = new Option<bool>("--settled") { Description = "What it waited for was seen to outside." };
        var reason = new Option<string?>("--reason") { Description = "Why; kept in the history. No personal data." };
        var person = CommandFactory.Person();
        var command = commands.Make(
            "resolve",
            "States what a person found out about a purchase. One of --named, --absent, --upstream with --outcome, --settled.",
            [tenant, purchase, named, absent, upstream, outcome, settled, reason, person],
            async (parsed, services, screen, cancellationToken) =>
            {
                var (id, order) = (parsed.GetValue(tenant), new PurchaseOrderId(parsed.GetValue(purchase)));
                var decisions = services.Require<IPurchaseDecisions>();

                // A command that is given again is another one: what it states may have changed.
                var key = new IdempotencyKey($"reversebuy:{services.Require<IIdGenerator>().NewValue():N}");
                var decision = new ReverseBuy.Orders.Command(key, CommandFactory.ActorOf(parsed.GetRequiredValue(person))) { Reason = parsed.GetValue(reason) };
                using (services.Require<ITenantScopeFactory>().Enter(id))
                {
                    return Told(screen, id, order, await (parsed switch
                    {
                        _ when parsed.GetValue(named) is { Length: > 0 } names => NameAsync(decisions, order, names, decision, cancellationToken),
                        _ when parsed.GetValue(absent) => decisions.StateAbsentAsync(order, decision, cancellationToken).AsTask(),
                        _ when parsed.GetValue(settled) => decisions.SettleAsync(order, decision, cancellationToken).AsTask(),
                        _ => decisions.StateOutcomeAsync(order, parsed.GetValue(upstream)!, parsed.GetValue(outcome)!.Value, decision, cancellationToken).AsTask(),
                    }).ConfigureAwait(false));
                }
            });
        command.Validators.Add(arguments =>
        {
            var hasOutcome = arguments.GetValue(upstream) is not null && arguments.GetValue(outcome) is not null;
            var isHalf = arguments.GetValue(upstream) is null != arguments.GetValue(outcome) is null;
            bool[] statements = [arguments.GetValue(named) is { Length: > 0 }, arguments.GetValue(absent), arguments.GetValue(settled), hasOutcome];
            if (isHalf || statements.Count(given => given) != 1)
            {
                arguments.AddError("Give one of --named, --absent, --upstream with --outcome, --settled.");
            }
        });
        return command;
    }

    private static async Task<Receipt> NameAsync(
        IPurchaseDecisions decisions, PurchaseOrderId order, string[] names, ReverseBuy.Orders.Command decision, CancellationToken cancellationToken) =>
        await decisions.NameAsync(order, names, decision, cancellationToken).ConfigureAwait(false) switch
        {
            NameUpstreamResult.Named done => done.Receipt,
            NameUpstreamResult.Unknown unknown => throw ToolException.Refused("unknowns.no_such_order", $"The marketplace has no order {unknown.UpstreamOrderId} in the buying account."),
            NameUpstreamResult.Taken taken => throw ToolException.Refused("unknowns.taken", $"Order {taken.UpstreamOrderId} is that of purchase order {taken.PurchaseOrder}."),
            NameUpstreamResult.Different different => throw ToolException.Refused("unknowns.different", $"Order {different.UpstreamOrderId} holds nothing that the purchase is to buy."),
            NameUpstreamResult.NotAnswered silent => throw new ToolException(ExitCode.Fault, "unknowns.not_answered", $"The marketplace could not be asked: {silent.Reason} Try again later."),
            var result => throw new InvalidOperationException(result.GetType().Name),
        };

    private static int Told(Screen screen, TenantId tenant, PurchaseOrderId order, Receipt receipt)
    {
        screen.Tell(
            new ResolvedDocument(tenant.Value, $"{order}", receipt.State, receipt.Version),
            ToolJsonContext.Default.ResolvedDocument,
            people => people.Line($"Purchase order {order} of tenant '{tenant}' is {receipt.State} now."));
        return ExitCode.Done;
    }
}
