using System.CommandLine;
using ReverseBuy.Privacy;
using ReverseBuy.Tool.Output;
using Command = System.CommandLine.Command;

namespace ReverseBuy.Tool.Commands;

/// <summary><c>customers</c>: what is known of a tenant's customers. It is never shown.</summary>
internal static class CustomerCommands
{
    public static Command Make(CommandFactory commands) => new("customers", "What is known of a tenant's customers.")
    {
        Erase(commands),
    };

    private static Command Erase(CommandFactory commands)
    {
        var tenant = CommandFactory.Tenant();
        var customer = CommandFactory.Customer();
        var confirmed = new Option<string?>("--yes-erase") { Description = "The customer's id once more: it cannot be undone.", Required = true };
        var evenIfNeeded = new Option<bool>("--even-if-needed") { Description = "Erase although orders or parcels are on their way. A parcel without a recipient cannot be sent." };
        var person = CommandFactory.Person();
        return commands.Make(
            "erase",
            "Erases a customer's recipients, the photos of their packages and all words about them. Goods, money and times stay under the customer's id.",
            [tenant, customer, confirmed, evenIfNeeded, person],
            async (parsed, services, screen, cancellationToken) =>
            {
                var (id, whose) = (parsed.GetValue(tenant), parsed.GetValue(customer));
                if (!string.Equals(parsed.GetValue(confirmed), whose.Value, StringComparison.Ordinal))
                {
                    throw ToolException.WrongUse("tool.not_confirmed", "Erasing cannot be undone. Confirm it with the customer's id once more: --yes-erase");
                }

                var request = new ErasePersonalData(whose, CommandFactory.ActorOf(parsed.GetValue(person)!)) { EvenIfNeeded = parsed.GetValue(evenIfNeeded) };
                return await services.Require<IPersonalData>().EraseAsync(id, request, cancellationToken).ConfigureAwait(false) switch
                {
                    ErasePersonalDataResult.Erased done => Told(screen, new(id.Value, whose.Value, IsErased: true, done.Report.Erased, done.Report.Kept, [], [])),
                    ErasePersonalDataResult.StillNeeded needed => Told(
                        screen, new(id.Value, whose.Value, IsErased: false, [], [], [.. needed.Orders.Select(order => $"{order}")], [.. needed.Parcels.Select(parcel => $"{parcel}")])),
                    var result => throw new InvalidOperationException(result.GetType().Name),
                };
            });
    }

    // People are not shown the customer's id: it is the host's, and a terminal obeys what it may be made of.
    private static int Told(Screen screen, ErasedDocument document)
    {
        screen.Tell(document, ToolJsonContext.Default.ErasedDocument, people =>
        {
            if (document.IsErased)
            {
                people.Table(
                    ["What", "Erased", "Kept"],
                    document.Erased.Select(part => (IReadOnlyList<string>)[part.What, $"{part.Count}", string.Empty])
                        .Concat(document.Kept.Select(part => (IReadOnlyList<string>)[part.What, string.Empty, $"{part.Count}"])));
                people.Line($"What was known of the customer of tenant '{document.Tenant}' is erased. Backups, exports and the host's own row of the customer are not reached.");
            }
            else
            {
                people.Table(
                    ["Needs it still"],
                    document.OpenOrders.Select(order => (IReadOnlyList<string>)[$"order {order}"]).Concat(document.OpenParcels.Select(parcel => (IReadOnlyList<string>)[$"parcel {parcel}"])));
                people.Line("Nothing was erased. Wait for these, cancel them, or give --even-if-needed.");
            }
        });
        return document.IsErased ? ExitCode.Done : ExitCode.Refused;
    }
}
