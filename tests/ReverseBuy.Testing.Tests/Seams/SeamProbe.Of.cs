using System.Reflection;

namespace ReverseBuy.Testing.Tests.Seams;

internal sealed class SeamProbe<TSeam> : SeamProbe
    where TSeam : class
{
    private readonly Fake<TSeam> _behind = new();
    private readonly Dictionary<string, object?> _answers = new(StringComparer.Ordinal);

    public SeamProbe()
    {
        foreach (var operation in MethodsOf(typeof(TSeam)).Select(SeamOperation.Of).DistinctBy(operation => operation.Name).Where(operation => operation.Return.Answer != typeof(void)))
        {
            _answers[operation.Name] = Sample.Of(operation.Return.Answer);
            _behind.Answer(operation.Name, _answers[operation.Name]);
        }
    }

    public override Type Seam => typeof(TSeam);

    public override IReadOnlyList<SeamCall> Arrived => _behind.Calls;

    public override object TwinOf(Chaos chaos) => chaos.Twin(_behind.Seam, Sample.Marketplace);

    public override object? AnswerOf(MethodInfo method) => _answers.GetValueOrDefault(SeamOperation.Of(method).Name);
}
