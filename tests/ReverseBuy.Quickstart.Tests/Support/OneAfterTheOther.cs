using Xunit.Sdk;
using Xunit.v3;

// Each test starts processes of its own, and measures or kills some of them: two at once would only make each other slow.
[assembly: Parallelization(Mode = ParallelMode.None)]
