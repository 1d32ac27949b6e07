using Xunit;

namespace ConvGen.Import.Tests;

/// <summary>A test on a model that may be absent: it is then skipped, and says so.</summary>
internal sealed class ModelFactAttribute : FactAttribute
{
    public ModelFactAttribute(string own, string shared)
    {
        if (Repository.Find(own, shared) is null)
        {
            Skip = $"The model is not in the repository; put shared/{shared} beside it.";
        }
    }
}
