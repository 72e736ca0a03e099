using Microsoft.Extensions.Time.Testing;

namespace ReverseBuy.EntityFrameworkCore.Tests.Background;

/// <summary>The clock of a host, which is turned while something is waited for: what a host does after minutes, it does at once. What databases need is real.</summary>
/// <param name="step">How far it is turned at a time.</param>
internal sealed class TurnedClock(TimeSpan step)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromHours(2);

    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());

    public TimeProvider Time => _time;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Advance(TimeSpan by) => _time.Advance(by);

    /// <summary>Turns it until something has happened.</summary>
    public async Task UntilAsync(Task happened)
    {
        await UntilAsync("what was waited for", () => Task.FromResult(happened.IsCompleted));
        await happened;
    }

    /// <summary>Turns it until something is so.</summary>
    public async Task UntilAsync(string what, Func<Task<bool>> isSo)
    {
        var latest = _time.GetUtcNow() + Patience;
        while (!await isSo())
        {
            Assert.True(_time.GetUtcNow() < latest, $"It never came to this: {what}.");
            await Task.Delay(Glance, TimeProvider.System, Token);
            _time.Advance(step);
        }
    }
}
