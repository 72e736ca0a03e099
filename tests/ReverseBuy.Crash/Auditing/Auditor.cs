using ReverseBuy.Crash.Agency;

namespace ReverseBuy.Crash.Auditing;

/// <summary>Looks at what is left after crashes, with nothing of the product in between, and tells everything that is not as it must be.</summary>
internal static partial class Auditor
{
    /// <summary>What must hold at any moment: right after a crash, too.</summary>
    public static IReadOnlyList<Finding> AuditAcknowledgements(IEnumerable<Acknowledgement> acknowledgements, IReadOnlyDictionary<string, IReadOnlyList<CommandEvidence>> commands)
    {
        var findings = new List<Finding>();
        foreach (var repeated in acknowledgements.GroupBy(told => (told.Tenant, told.Key)))
        {
            var (tenant, key) = repeated.Key;
            var answers = repeated.Select(told => told.Receipt).Distinct().ToList();
            if (answers.Count > 1)
            {
                findings.Add(new Finding(FindingKind.AnswerChanged, $"{tenant} {key}: {string.Join(" and ", answers)}"));
            }

            var stored = commands.GetValueOrDefault(tenant)?.FirstOrDefault(command => command.Key == key);
            if (stored?.Receipt != answers[0])
            {
                findings.Add(new Finding(FindingKind.AcknowledgementLost, $"{tenant} {key}: {answers[0]} was acknowledged, {stored?.Receipt.ToString() ?? "nothing"} is there"));
            }
        }

        return findings;
    }

    /// <summary>What must hold when every order that was begun is at its end and nothing is under way any more.</summary>
    public static IReadOnlyList<Finding> Audit(Evidence evidence) =>
    [
        .. AuditAcknowledgements(evidence.Acknowledgements, evidence.Tenants.ToDictionary(tenant => tenant.Tenant, tenant => tenant.Commands, StringComparer.Ordinal)),
        .. evidence.Tenants.SelectMany(tenant => AuditOrders(tenant)
            .Concat(AuditUnits(tenant))
            .Concat(AuditEvents(tenant))
            .Concat(AuditMoney(tenant))
            .Concat(AuditHolds(tenant))
            .Select(finding => finding with { What = $"{tenant.Tenant}: {finding.What}" })),
        .. AuditUpstream(evidence),
        .. Left(FindingKind.QueueLeft, evidence.Queued, "event(s) in the queues"),
        .. Left(FindingKind.QueueLeft, evidence.DeadLetters, "dead letter(s)"),
        .. evidence.Refused.Select(what => new Finding(FindingKind.TenantRefused, what)),
        .. evidence.Unclear.Select(what => new Finding(FindingKind.RefusalUnclear, what)),
    ];

    private static IEnumerable<Finding> Left(FindingKind kind, long count, string what) =>
        count == 0 ? [] : [new Finding(kind, FormattableString.Invariant($"{count} {what}"))];

    private static IEnumerable<Finding> AuditOrders(TenantEvidence tenant)
    {
        var byCustomer = tenant.Orders.ToLookup(order => order.Customer, StringComparer.Ordinal);
        foreach (var customer in tenant.Begun.Where(customer => !byCustomer.Contains(customer)))
        {
            yield return new Finding(FindingKind.OrderLost, $"the order of {customer} was begun and is not there");
        }

        var begun = tenant.Begun.ToHashSet(StringComparer.Ordinal);
        foreach (var orders in byCustomer.Where(orders => orders.Count() > 1 || !begun.Contains(orders.Key)))
        {
            yield return new Finding(FindingKind.OrderDoubled, $"{orders.Count()} order(s) of {orders.Key}: {string.Join(", ", orders.Select(order => order.Id))}");
        }

        foreach (var order in tenant.Orders.Where(order => order.State != "Completed"))
        {
            yield return new Finding(FindingKind.OrderUnfinished, $"the order of {order.Customer} is {order.State}");
        }

        foreach (var parcel in tenant.Parcels.Where(parcel => parcel.State != "Delivered"))
        {
            yield return new Finding(FindingKind.OrderUnfinished, $"parcel {parcel.Id} is {parcel.State}");
        }
    }

    private static IEnumerable<Finding> AuditUnits(TenantEvidence tenant)
    {
        foreach (var line in tenant.Lines)
        {
            if (!Same(line.Held, line.Told))
            {
                yield return new Finding(FindingKind.UnitsWrong, $"line {line.Id} has {Text(line.Held)}, and its history says {Text(line.Told)}");
            }

            if (line.Held.Count != 1 || !line.Held.ContainsKey("Delivered"))
            {
                yield return new Finding(FindingKind.UnitsWrong, $"line {line.Id} has {Text(line.Held)} in the end");
            }
        }
    }

    private static IEnumerable<Finding> AuditHolds(TenantEvidence tenant)
    {
        foreach (var hold in tenant.Holds.Where(hold => hold.State == "Open"))
        {
            yield return new Finding(FindingKind.HoldLeft, $"{hold.Quantity} unit(s) are still held for line {hold.OrderLine}");
        }

        var consumed = tenant.Holds.Where(hold => hold.State == "Consumed").ToLookup(hold => hold.OrderLine, hold => hold.Quantity);
        foreach (var line in tenant.Lines.Where(line => consumed[line.Id].Sum() is var sum && sum != 0 && sum != line.Held.Values.Sum()))
        {
            yield return new Finding(FindingKind.HoldLeft, $"{consumed[line.Id].Sum()} of {line.Held.Values.Sum()} unit(s) of line {line.Id} count as bought");
        }
    }

    private static bool Same(IReadOnlyDictionary<string, int> left, IReadOnlyDictionary<string, int> right) =>
        left.Count == right.Count && left.All(bucket => right.GetValueOrDefault(bucket.Key) == bucket.Value);

    private static string Text(IReadOnlyDictionary<string, int> units) =>
        string.Join(", ", units.OrderBy(bucket => bucket.Key, StringComparer.Ordinal).Select(bucket => FormattableString.Invariant($"{bucket.Value} {bucket.Key}")));
}
