using System.Collections.Concurrent;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Testing;

/// <summary>
/// Stands in for whatever serves a seam: notes every call, and answers what the test says. What the test says nothing of is answered by what stands behind it: in a
/// <see cref="ReverseBuyTestHost"/> by what the host would ask without it. Thread-safe.
/// </summary>
/// <typeparam name="TSeam">The seam, such as <c>IPricing</c>.</typeparam>
public sealed class Fake<TSeam> : IFake
    where TSeam : class
{
    private readonly ConcurrentQueue<SeamCall> _calls = new();
    private readonly ConcurrentDictionary<string, FakeScript> _scripts = new(StringComparer.Ordinal);
    private readonly SeamInterceptor _interceptor;
    private readonly bool _isGiven;
    private TSeam? _behind;

    /// <summary>Makes one.</summary>
    /// <param name="behind">Answers what the test says nothing of; without it such a call fails, unless it is one without an answer.</param>
    /// <exception cref="ArgumentException">The type is no interface.</exception>
    public Fake(TSeam? behind = null)
    {
        if (!typeof(TSeam).IsInterface)
        {
            throw new ArgumentException($"{typeof(TSeam).Name} is no interface; only those can be faked.");
        }

        (_behind, _isGiven) = (behind, behind is not null);
        _interceptor = new Interceptor(this);
        Seam = Make(null);
    }

    /// <summary>The stand-in: give it to whoever asks the seam.</summary>
    public TSeam Seam { get; private set; }

    /// <summary>Every call until now, the oldest first. The reading of a property is none.</summary>
    public IReadOnlyList<SeamCall> Calls => [.. _calls];

    /// <summary>Says what every further call of an operation answers.</summary>
    /// <param name="operation">The method or property: <c>nameof(IPricing.Price)</c>.</param>
    /// <param name="answer">What is answered in the end: no task. Nothing for an operation that answers nothing.</param>
    /// <returns>The same fake.</returns>
    /// <exception cref="ArgumentException">The seam has no such operation, or it answers something else.</exception>
    public Fake<TSeam> Answer(string operation, object? answer)
    {
        RequireFits(operation, answer);
        return Answer(operation, _ => answer);
    }

    /// <summary>Says what every further call of an operation answers, or throws.</summary>
    /// <param name="operation">The method or property.</param>
    /// <param name="answer">Makes the answer of a call; what it throws, the caller gets.</param>
    /// <returns>The same fake.</returns>
    /// <exception cref="ArgumentException">The seam has no such operation.</exception>
    public Fake<TSeam> Answer(string operation, Func<SeamCall, object?> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ScriptOf(operation).Always = answer;
        return this;
    }

    /// <summary>Says what the next call of an operation answers, behind those that are said already.</summary>
    /// <param name="operation">The method or property.</param>
    /// <param name="answer">What is answered in the end: no task.</param>
    /// <returns>The same fake.</returns>
    /// <exception cref="ArgumentException">The seam has no such operation, or it answers something else.</exception>
    public Fake<TSeam> AnswerNext(string operation, object? answer)
    {
        RequireFits(operation, answer);
        return AnswerNext(operation, _ => answer);
    }

    /// <summary>Says what the next call of an operation answers or throws, behind those that are said already.</summary>
    /// <param name="operation">The method or property.</param>
    /// <param name="answer">Makes the answer; what it throws, the caller gets.</param>
    /// <returns>The same fake.</returns>
    /// <exception cref="ArgumentException">The seam has no such operation.</exception>
    public Fake<TSeam> AnswerNext(string operation, Func<SeamCall, object?> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ScriptOf(operation).Next.Enqueue(answer);
        return this;
    }

    /// <summary>Forgets what it was told to answer, and the calls it has noted.</summary>
    public void Reset()
    {
        _scripts.Clear();
        _calls.Clear();
    }

    object IFake.PutBefore(object? behind, MarketplaceId? marketplace)
    {
        _behind = _isGiven ? _behind : (TSeam?)behind;
        return Seam = Make(marketplace);
    }

    private static SeamOperation[] OperationsOf(string operation) =>
        SeamOperation.AllOf(typeof(TSeam)).Where(known => known.Name == operation).ToArray() is { Length: > 0 } found
            ? found
            : throw new ArgumentException($"{typeof(TSeam).Name} has no '{operation}'.", nameof(operation));

    private static void RequireFits(string operation, object? answer)
    {
        if (OperationsOf(operation) is var operations && !Array.Exists(operations, known => Fits(known, answer)))
        {
            throw new ArgumentException($"{typeof(TSeam).Name}.{operation} answers {operations[0].Return.Answer.Name}, and not {answer?.GetType().Name ?? "null"}.", nameof(answer));
        }
    }

    private static bool Fits(SeamOperation operation, object? answer) => operation.Return.Answer switch
    {
        var type when answer is null => type == typeof(void) || !type.IsValueType || Nullable.GetUnderlyingType(type) is not null,
        var type => type.IsInstanceOfType(answer),
    };

    private TSeam Make(MarketplaceId? marketplace) => (TSeam)SeamProxy.Make(typeof(TSeam), new SeamOrigin(null, marketplace), _interceptor);

    private FakeScript ScriptOf(string operation)
    {
        OperationsOf(operation);
        return _scripts.GetOrAdd(operation, _ => new FakeScript());
    }

    private async ValueTask<object?> AnswerAsync(SeamCall call, SeamOperation operation)
    {
        if (!operation.IsProperty)
        {
            _calls.Enqueue(call);
        }

        if (_scripts.TryGetValue(call.Operation, out var script) && script.Take() is { } scripted)
        {
            var answer = scripted(call);
            return operation.Return.Answer == typeof(void) || Fits(operation, answer)
                ? answer
                : throw new InvalidOperationException($"{call} answers {operation.Return.Answer.Name}, and the test has it answer {answer?.GetType().Name ?? "null"}.");
        }

        if (_behind is { } behind)
        {
            return await operation.CallAsync(behind, call).ConfigureAwait(false);
        }

        return operation.Return.Answer == typeof(void)
            ? null
            : throw new InvalidOperationException($"{call} was called, and nobody said what it answers. Say it with Answer(nameof({call}), …).");
    }

    private sealed class Interceptor(Fake<TSeam> fake) : SeamInterceptor
    {
        public override ValueTask<object?> InterceptAsync(SeamCall call, SeamOperation operation) => fake.AnswerAsync(call, operation);
    }
}
