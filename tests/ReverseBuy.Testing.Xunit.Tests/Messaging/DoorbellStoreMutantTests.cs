using ReverseBuy.Messaging;
using ReverseBuy.Testing.Xunit.Tests.Mutants;

namespace ReverseBuy.Testing.Xunit.Tests.Messaging;

/// <summary>The suite is worth something: a doorbell that breaks one promise is caught by the test that is named for it.</summary>
public sealed class DoorbellStoreMutantTests
{
    [Theory]
    [InlineData(nameof(Mutation.ListsAll), nameof(DoorbellStoreSuite.A_ring_is_listed_from_its_moment_on_and_not_before))]
    [InlineData(nameof(Mutation.TakesPromisesForRings), nameof(DoorbellStoreSuite.A_ring_is_listed_from_its_moment_on_and_not_before))]
    [InlineData(nameof(Mutation.TakesPromisesForRings), nameof(DoorbellStoreSuite.Of_promises_for_one_worker_the_latest_moment_stands))]
    [InlineData(nameof(Mutation.LastMomentStands), nameof(DoorbellStoreSuite.Of_rings_for_one_worker_the_earliest_moment_stands_and_the_last_mark))]
    [InlineData(nameof(Mutation.LastMomentStands), nameof(DoorbellStoreSuite.Of_promises_for_one_worker_the_latest_moment_stands))]
    [InlineData(nameof(Mutation.IgnoresAnswers), nameof(DoorbellStoreSuite.A_row_that_was_answered_is_gone_and_no_other))]
    [InlineData(nameof(Mutation.IgnoresAnswers), nameof(DoorbellStoreSuite.A_row_that_is_answered_and_rung_in_one_write_has_the_new_moment))]
    [InlineData(nameof(Mutation.AnswersWhatChanged), nameof(DoorbellStoreSuite.A_row_that_was_rung_again_since_it_was_read_is_not_answered))]
    [InlineData(nameof(Mutation.ForgetsCase), nameof(DoorbellStoreSuite.Workers_whose_names_resemble_each_other_have_rows_of_their_own))]
    [InlineData(nameof(Mutation.PrunesAll), nameof(DoorbellStoreSuite.Rows_that_nobody_answered_are_deleted_when_they_are_old))]
    public Task A_broken_promise_is_caught(string mutation, string scenario) =>
        Broken.IsCaughtAsync<DoorbellStoreSuite>(() => new MutantSuite(Enum.Parse<Mutation>(mutation)), scenario);

    private enum Mutation
    {
        ListsAll,
        TakesPromisesForRings,
        LastMomentStands,
        IgnoresAnswers,
        AnswersWhatChanged,
        ForgetsCase,
        PrunesAll,
    }

    private sealed class MutantSuite(Mutation mutation) : InMemoryDoorbellStoreSuite
    {
        protected override async ValueTask<IDoorbellStore> MakeAsync() => new MutantStore(await base.MakeAsync(), mutation);
    }

    private sealed class MutantStore(IDoorbellStore sound, Mutation mutation) : IDoorbellStore
    {
        public async ValueTask WriteAsync(IReadOnlyCollection<DoorbellRing> rings, IReadOnlyCollection<DoorbellRing> answered, CancellationToken cancellationToken)
        {
            var rows = await sound.ListDueAsync(DateTimeOffset.MaxValue, cancellationToken);
            var replaced = rows.Where(row => rings.Any(ring => IsSameWorker(row, ring)));
            await sound.WriteAsync(
                [.. rings.Select(Changed)],
                mutation switch
                {
                    Mutation.IgnoresAnswers => [],
                    Mutation.AnswersWhatChanged => [.. rows.Where(row => answered.Any(answer => IsSameWorker(row, answer)))],
                    Mutation.LastMomentStands => [.. answered, .. replaced],
                    _ => answered,
                },
                cancellationToken);
        }

        public ValueTask<IReadOnlyList<DoorbellRing>> ListDueAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
            sound.ListDueAsync(mutation == Mutation.ListsAll ? DateTimeOffset.MaxValue : now, cancellationToken);

        public ValueTask<int> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
            sound.PruneAsync(mutation == Mutation.PrunesAll ? DateTimeOffset.MaxValue : before, cancellationToken);

        private static bool IsSameWorker(DoorbellRing one, DoorbellRing other) =>
            (one.Tenant, one.Worker, one.IsPromise) == (other.Tenant, other.Worker, other.IsPromise);

        private DoorbellRing Changed(DoorbellRing ring) => mutation switch
        {
            Mutation.TakesPromisesForRings => ring with { IsPromise = false },
            Mutation.ForgetsCase => ring with { Worker = ring.Worker.ToLowerInvariant() },
            _ => ring,
        };
    }
}
