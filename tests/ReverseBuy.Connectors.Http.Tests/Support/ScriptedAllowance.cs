using System.Threading.Channels;

namespace ReverseBuy.Connectors.Http.Tests.Support;

/// <summary>What nodes share, answering what the test says and when it says so.</summary>
internal sealed class ScriptedAllowance : ISharedAllowance
{
    private readonly Channel<Question> _questions = Channel.CreateUnbounded<Question>();
    private readonly Channel<TimeSpan> _bans = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>Whether somebody has asked and was not answered yet.</summary>
    public bool IsAsked => _questions.Reader.TryPeek(out _);

    public bool IsBroken { get; set; }

    public async Task<Question> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        return await _questions.Reader.ReadAsync(patience.Token);
    }

    public async Task<TimeSpan> NextBanAsync() => await _bans.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public ValueTask<TimeSpan?> TakeAsync(CallAllowance allowance, CallLane lane, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (IsBroken)
        {
            throw new TimeoutException();
        }

        var question = new Question(allowance, lane, patience);
        Assert.True(_questions.Writer.TryWrite(question));
        return new ValueTask<TimeSpan?>(question.Answered);
    }

    public ValueTask BanAsync(CallAllowance allowance, TimeSpan length, CancellationToken cancellationToken)
    {
        Assert.True(_bans.Writer.TryWrite(length));
        return ValueTask.CompletedTask;
    }

    internal sealed class Question(CallAllowance allowance, CallLane lane, TimeSpan patience)
    {
        private readonly TaskCompletionSource<TimeSpan?> _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public CallAllowance Allowance => allowance;

        public CallLane Lane => lane;

        public TimeSpan Patience => patience;

        public Task<TimeSpan?> Answered => _answered.Task;

        public void Take() => _answered.SetResult(null);

        public void Wait(TimeSpan wait) => _answered.SetResult(wait);

        public void Fail() => _answered.SetException(new TimeoutException());
    }
}
