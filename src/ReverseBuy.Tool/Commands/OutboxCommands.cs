using System.CommandLine;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Tenancy;
using ReverseBuy.Tool.Hosting;
using ReverseBuy.Tool.Output;
using Command = System.CommandLine.Command;

namespace ReverseBuy.Tool.Commands;

/// <summary><c>outbox</c>: what failed too often and waits for a person.</summary>
internal static class OutboxCommands
{
    public static Command Make(CommandFactory commands) => new("outbox", "Events and timers that failed too often and are parked.")
    {
        List(commands),
        Retry(commands),
        Unpark(commands),
        Skip(commands),
    };

    private static Command List(CommandFactory commands)
    {
        var only = CommandFactory.Tenants("--tenant", "Only this tenant; may be given several times. All of them unless given.");
        return commands.Make("list", "Lists what is parked.", [only], async (parsed, services, screen, cancellationToken) =>
        {
            var parked = services.Require<IParkedWork>();
            var (events, timers) = (new List<ParkedEventLine>(), new List<ParkedTimerLine>());
            foreach (var tenant in await ChosenTenants.ListAsync(services, parsed.GetValue(only), cancellationToken).ConfigureAwait(false))
            {
                events.AddRange((await parked.ListEventsAsync(tenant.Id, cancellationToken).ConfigureAwait(false)).Select(parkedEvent => Line(tenant, parkedEvent)));
                timers.AddRange((await parked.ListTimersAsync(tenant.Id, cancellationToken).ConfigureAwait(false))
                    .Select(timer => new ParkedTimerLine(tenant.Id.Value, $"{timer.Key}", timer.Failures, timer.Error)));
            }

            screen.Tell(new ParkedDocument(events, timers), ToolJsonContext.Default.ParkedDocument, people =>
            {
                people.Table(["Tenant", "Aggregate", "Event", "Type", "Failures", "Waiting", "Error"], events.Select(line => (IReadOnlyList<string>)
                    [line.Tenant, line.Aggregate, line.Event, line.Type, $"{line.Failures}", $"{line.Waiting}", line.Error ?? string.Empty]));
                if (timers.Count > 0)
                {
                    people.Table(["Tenant", "Timer", "Failures", "Error"], timers.Select(line => (IReadOnlyList<string>)
                        [line.Tenant, line.Timer, $"{line.Failures}", line.Error ?? string.Empty]));
                }
            });
            return ExitCode.Done;
        });
    }

    private static ParkedEventLine Line(Tenant tenant, ParkedEvent parked) => new(
        tenant.Id.Value,
        $"{parked.Message.Envelope.Aggregate}",
        $"{parked.Message.Envelope.Id}",
        parked.Message.Envelope.Type,
        parked.Message.Failures,
        parked.Waiting,
        parked.Message.Error);

    private static Command Retry(CommandFactory commands)
    {
        var tenant = CommandFactory.Tenant();
        var aggregate = new Argument<AggregateKey>("aggregate")
        {
            Description = "Whose, as 'list' prints it, such as Order:0193a0…",
            CustomParser = argument =>
            {
                if (AggregateText.TryParse(argument.Tokens[0].Value, out var key))
                {
                    return key;
                }

                argument.AddError($"'{argument.Tokens[0].Value}' is no aggregate. Copy it from 'outbox list', such as Order:0193a00000007000800000000000001a.");
                return default;
            },
        };
        var person = CommandFactory.Person();
        return commands.Make("retry", "Lets what is parked of one aggregate be tried again, at once and as often as new events.", [tenant, aggregate, person], async (parsed, services, screen, cancellationToken) =>
            Released(
                screen,
                parsed.GetValue(tenant),
                await services.Require<IParkedWork>()
                    .ReleaseAsync(parsed.GetValue(tenant), parsed.GetValue(aggregate), CommandFactory.ActorOf(parsed.GetRequiredValue(person)), cancellationToken)
                    .ConfigureAwait(false)));
    }

    private static Command Unpark(CommandFactory commands)
    {
        var tenant = CommandFactory.Tenant();
        var person = CommandFactory.Person();
        return commands.Make("unpark", "Lets all that is parked of a tenant be tried again: after what they failed at was mended.", [tenant, person], async (parsed, services, screen, cancellationToken) =>
        {
            var (id, parked) = (parsed.GetValue(tenant), services.Require<IParkedWork>());
            var events = (await parked.ListEventsAsync(id, cancellationToken).ConfigureAwait(false)).Select(parkedEvent => parkedEvent.Message.Envelope.Aggregate);
            var timers = (await parked.ListTimersAsync(id, cancellationToken).ConfigureAwait(false)).Select(timer => timer.Key.Aggregate);
            var released = 0;
            foreach (var aggregate in events.Concat(timers).Distinct().ToList())
            {
                released += await parked.ReleaseAsync(id, aggregate, CommandFactory.ActorOf(parsed.GetRequiredValue(person)), cancellationToken).ConfigureAwait(false);
            }

            return Released(screen, id, released);
        });
    }

    private static Command Skip(CommandFactory commands)
    {
        var tenant = CommandFactory.Tenant();
        var parkedEvent = new Argument<Guid>("event") { Description = "The event, as 'list' prints it." };
        var reason = new Option<string>("--reason") { Description = "Why; it is kept with the orders that the event names. No personal data.", Required = true };
        var person = CommandFactory.Person();
        return commands.Make("skip", "Gives a parked event up: handlers that have not handled it never will.", [tenant, parkedEvent, reason, person], async (parsed, services, screen, cancellationToken) =>
        {
            var (id, gone) = (parsed.GetValue(tenant), new EventId(parsed.GetValue(parkedEvent)));
            var actor = CommandFactory.ActorOf(parsed.GetRequiredValue(person));
            return await services.Require<IParkedWork>().SkipEventAsync(id, gone, actor, parsed.GetRequiredValue(reason), cancellationToken).ConfigureAwait(false)
                ? Released(screen, id, 1)
                : throw ToolException.Refused("outbox.not_parked", $"Event {gone} of tenant '{id}' is not parked.");
        });
    }

    private static int Released(Screen screen, TenantId tenant, int released)
    {
        screen.Tell(
            new ReleasedDocument(tenant.Value, released),
            ToolJsonContext.Default.ReleasedDocument,
            people => people.Line($"{released} of tenant '{tenant}' {(released == 1 ? "is" : "are")} not parked any more."));
        return ExitCode.Done;
    }
}
