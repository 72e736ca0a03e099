using ReverseBuy.Crash.Agency;
using ReverseBuy.Crash.Auditing;

namespace ReverseBuy.Crash.Tests.Auditing;

/// <summary>An audit is worth something when it finds what it looks for: each rule is broken here once.</summary>
public sealed class AuditorTests
{
    private static readonly Guid Stranger = new("00000000-0000-0000-0000-0000000000ff");

    [Fact]
    public void Nothing_is_found_where_all_went_well() => Assert.Empty(Auditor.Audit(SoundEvidence.Whole));

    [Fact]
    public void An_acknowledged_command_that_is_not_there_is_found() =>
        AssertFound(FindingKind.AcknowledgementLost, SoundEvidence.With(tenant => tenant with { Commands = [] }));

    [Fact]
    public void An_acknowledged_command_that_was_done_anew_is_found() => AssertFound(
        FindingKind.AcknowledgementLost,
        SoundEvidence.With(tenant => tenant with { Commands = [tenant.Commands[0] with { Receipt = tenant.Commands[0].Receipt with { Version = 2 } }] }));

    [Fact]
    public void A_repeated_command_that_was_answered_differently_is_found()
    {
        var told = SoundEvidence.Whole.Acknowledgements[0];
        AssertFound(
            FindingKind.AnswerChanged, SoundEvidence.Whole with { Acknowledgements = [told, told with { Receipt = told.Receipt with { State = "PendingReview" } }] });
    }

    [Fact]
    public void A_known_tenants_call_that_failed_without_a_cause_of_its_own_is_found() =>
        AssertFound(FindingKind.TenantRefused, SoundEvidence.Whole with { Refused = ["place of order 1 of agent1: control.unavailable"] });

    [Fact]
    public void A_refusal_that_does_not_say_why_is_found() => AssertFound(FindingKind.RefusalUnclear, SoundEvidence.Whole with { Unclear = ["NpgsqlException"] });

    [Fact]
    public void A_lost_order_is_found() => AssertFound(FindingKind.OrderLost, SoundEvidence.With(tenant => tenant with { Begun = ["customer-1", "customer-2"] }));

    [Fact]
    public void An_order_that_is_there_twice_is_found() => AssertFound(
        FindingKind.OrderDoubled, SoundEvidence.With(tenant => tenant with { Orders = [tenant.Orders[0], tenant.Orders[0] with { Id = Stranger }] }));

    [Fact]
    public void An_order_that_nobody_began_is_found() => AssertFound(FindingKind.OrderDoubled, SoundEvidence.With(tenant => tenant with { Begun = [] }));

    [Theory]
    [InlineData("InProcurement")]
    [InlineData("Delivered")]
    public void An_order_that_stands_still_is_found(string state) => AssertFound(
        FindingKind.OrderUnfinished, SoundEvidence.With(tenant => tenant with { Orders = [tenant.Orders[0] with { State = state }] }));

    [Fact]
    public void A_parcel_that_stands_still_is_found() => AssertFound(
        FindingKind.OrderUnfinished, SoundEvidence.With(tenant => tenant with { Parcels = [tenant.Parcels[0] with { State = "Packed" }] }));

    [Fact]
    public void Units_that_the_history_does_not_tell_of_are_found() => AssertFound(
        FindingKind.UnitsWrong, SoundEvidence.With(tenant => tenant with { Lines = [tenant.Lines[0] with { Told = Units("Delivered", 3) }] }));

    [Fact]
    public void Units_that_never_arrived_are_found() => AssertFound(
        FindingKind.UnitsWrong, SoundEvidence.With(tenant => tenant with { Lines = [tenant.Lines[0] with { Held = Units("Pending", 2), Told = Units("Pending", 2) }] }));

    [Fact]
    public void A_committed_change_whose_event_never_came_is_found() => AssertFound(
        FindingKind.EventLost,
        SoundEvidence.With(tenant => Without(tenant, SoundEvidence.Completed)));

    [Fact]
    public void A_fact_whose_event_never_came_is_found() => AssertFound(FindingKind.EventLost, SoundEvidence.With(tenant => Without(tenant, tenant.Effects[^1].Event)));

    [Fact]
    public void A_fact_that_two_events_tell_of_is_found() => AssertFound(
        FindingKind.EventDoubled, SoundEvidence.With(tenant => tenant with { Effects = [.. tenant.Effects, tenant.Effects[^1] with { Event = Stranger }] }));

    [Theory]
    [InlineData("timeline")]
    [InlineData("witness")]
    public void An_event_that_one_handler_never_got_is_found(string handler) => AssertFound(
        FindingKind.EventLost,
        SoundEvidence.With(tenant => tenant with { Marks = [.. tenant.Marks.Where(mark => mark != new MarkEvidence(SoundEvidence.Completed, handler))] }));

    [Fact]
    public void An_effect_that_happened_twice_is_found() =>
        AssertFound(FindingKind.EffectDoubled, SoundEvidence.With(tenant => tenant with { Effects = [.. tenant.Effects, tenant.Effects[1]] }));

    [Fact]
    public void A_mark_without_its_effect_is_found() => AssertFound(
        FindingKind.EffectLost,
        SoundEvidence.With(tenant => tenant with { Marks = [.. tenant.Marks, new MarkEvidence(Stranger, "timeline"), new MarkEvidence(Stranger, "witness")] }));

    [Fact]
    public void An_effect_without_a_mark_is_found() => AssertFound(
        FindingKind.EffectLost, SoundEvidence.With(tenant => tenant with { Effects = [.. tenant.Effects, tenant.Effects[0] with { Event = Stranger }] }));

    [Fact]
    public void An_upstream_order_that_was_made_twice_is_found()
    {
        var first = SoundEvidence.Whole.Upstream[0];
        AssertFound(FindingKind.UpstreamDoubled, SoundEvidence.Whole with { Upstream = [first, first with { Id = "U2" }] });
    }

    [Fact]
    public void A_piece_too_many_is_found() => AssertFound(
        FindingKind.UpstreamDoubled, SoundEvidence.Whole with { Upstream = [SoundEvidence.Whole.Upstream[0] with { Lines = [new UpstreamLineEvidence("L1", "S1", 3)] }] });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_purchase_that_the_marketplace_does_not_have_is_found(bool isClosed) => AssertFound(
        FindingKind.UpstreamMissing, SoundEvidence.Whole with { Upstream = isClosed ? [SoundEvidence.Whole.Upstream[0] with { State = "Closed" }] : [] });

    [Fact]
    public void An_upstream_order_of_a_purchase_that_counts_as_absent_is_found() => AssertFound(
        FindingKind.UpstreamDoubled, SoundEvidence.With(tenant => tenant with { Purchases = [tenant.Purchases[0] with { State = "Absent" }] }));

    [Fact]
    public void An_upstream_order_under_no_reference_of_ours_is_found() => AssertFound(
        FindingKind.UpstreamUnknown, SoundEvidence.Whole with { Upstream = [.. SoundEvidence.Whole.Upstream, SoundEvidence.Whole.Upstream[0] with { Reference = "R2" }] });

    [Fact]
    public void An_upstream_order_that_its_purchase_does_not_know_is_found() =>
        AssertFound(FindingKind.UpstreamUnknown, SoundEvidence.With(tenant => tenant with { KnownUpstream = [] }));

    [Fact]
    public void A_line_that_was_bought_twice_is_found() => AssertFound(
        FindingKind.BoughtWrong, SoundEvidence.With(tenant => tenant with { PurchaseLines = [.. tenant.PurchaseLines, tenant.PurchaseLines[0]] }));

    [Fact]
    public void A_line_that_was_not_wholly_bought_is_found() => AssertFound(
        FindingKind.BoughtWrong, SoundEvidence.With(tenant => tenant with { PurchaseLines = [tenant.PurchaseLines[0] with { Freed = 1 }] }));

    [Theory]
    [InlineData(999, 1000)]
    [InlineData(1000, 1001)]
    [InlineData(1001, 1001)]
    public void A_cent_off_is_found(long charged, long paid) => AssertFound(
        FindingKind.MoneyWrong, SoundEvidence.With(tenant => tenant with { Orders = [tenant.Orders[0] with { Charged = charged, Paid = paid }] }));

    [Fact]
    public void A_cent_off_a_parcel_is_found() => AssertFound(
        FindingKind.MoneyWrong, SoundEvidence.With(tenant => tenant with { Parcels = [tenant.Parcels[0] with { Paid = 1449 }] }));

    [Fact]
    public void A_fen_off_at_the_pinned_rate_is_found() => AssertFound(
        FindingKind.MoneyWrong, SoundEvidence.With(tenant => tenant with { Money = [tenant.Money[0] with { AtPinnedRate = 7812 }, .. tenant.Money.Skip(1)] }));

    [Fact]
    public void An_entry_that_was_booked_twice_is_found() =>
        AssertFound(FindingKind.EntryDoubled, SoundEvidence.With(tenant => tenant with { Money = [.. tenant.Money, tenant.Money[0]] }));

    [Fact]
    public void A_payment_that_was_booked_twice_is_found_though_it_adds_up() => AssertFound(
        FindingKind.MoneyWrong,
        SoundEvidence.With(tenant => tenant with
        {
            Money = [tenant.Money[0], tenant.Money[1] with { Amount = 500 }, tenant.Money[1] with { Amount = 500, AtPinnedRate = 0, Reference = "pay-2" }, .. tenant.Money.Skip(2)],
        }));

    [Fact]
    public void Stock_that_is_still_held_is_found() => AssertFound(
        FindingKind.HoldLeft, SoundEvidence.With(tenant => tenant with { Holds = [.. tenant.Holds, new HoldEvidence(SoundEvidence.Line, 2, "Open")] }));

    [Fact]
    public void Stock_that_counts_as_bought_twice_is_found() => AssertFound(
        FindingKind.HoldLeft, SoundEvidence.With(tenant => tenant with { Holds = [.. tenant.Holds, tenant.Holds[0]] }));

    [Fact]
    public void A_timer_that_is_left_is_found() => AssertFound(FindingKind.TimerLeft, SoundEvidence.With(tenant => tenant with { Timers = ["storage"] }));

    [Fact]
    public void An_event_in_the_outbox_is_found() => AssertFound(FindingKind.OutboxLeft, SoundEvidence.With(tenant => tenant with { Outbox = ["an event"] }));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    public void An_event_in_a_queue_is_found(int queued, int dead) =>
        AssertFound(FindingKind.QueueLeft, SoundEvidence.Whole with { Queued = queued, DeadLetters = dead });

    [Fact]
    public void An_acknowledgement_is_read_as_it_was_told()
    {
        var told = SoundEvidence.Whole.Acknowledgements[0];
        Assert.Equal(told, Acknowledgement.Parse(told.ToLine()));
        Assert.Null(Acknowledgement.Parse("running"));
    }

    private static TenantEvidence Without(TenantEvidence tenant, Guid lost) => tenant with
    {
        Marks = [.. tenant.Marks.Where(mark => mark.Event != lost)],
        Effects = [.. tenant.Effects.Where(effect => effect.Event != lost)],
        Timeline = [.. tenant.Timeline.Where(noted => noted.Event != lost)],
    };

    private static void AssertFound(FindingKind kind, Evidence evidence) => Assert.Contains(kind, Auditor.Audit(evidence).Select(finding => finding.Kind));

    private static Dictionary<string, int> Units(string bucket, int count) => new(StringComparer.Ordinal) { [bucket] = count };
}
