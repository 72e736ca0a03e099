namespace ReverseBuy.Inventory.Tests;

/// <summary>Waits for what happens in the background: as long as it takes, and never longer than any machine needs.</summary>
internal static class Soon
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public static async Task IsTrueAsync(Func<bool> condition)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Limit, "What was waited for did not happen.");
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
    }

    public static async Task<T> IsTrueOfAsync<T>(Func<Task<T>> read, Func<T, bool> condition)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var value = await read();
            if (condition(value))
            {
                return value;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(started) < Limit, $"What was waited for did not happen; the last was {value}.");
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
    }
}
