using System.Threading.Tasks;
using ConvGen.CodeFixes;
using Xunit;

namespace ConvGen.Analyzers.Tests;

public sealed class CodeFixTests
{
    [Theory]
    [InlineData("Conv(4, 3, {|CVG001:Stride = 0|})", "Conv(4, 3, Stride = 1)")]
    [InlineData("Conv(4, 3,  {|CVG001:Stride  =  0|} /* why */)", "Conv(4, 3,  Stride  =  1 /* why */)")]
    [InlineData("Conv({|CVG001:0|}, 3)", "Conv(1, 3)")]
    [InlineData("Conv(4, 3, Strides = [1, {|CVG001:0|}])", "Conv(4, 3, Strides = [1, 1])")]
    [InlineData("Conv(4, 3, {|CVG003:Groups = 2|})", "Conv(4, 3, Groups = 1)")]
    [InlineData("Conv(4, 3, {|CVG004:In = 4|})", "Conv(4, 3, In = 3)")]
    [InlineData("Dense(4, {|CVG011:In = 191|})", "Dense(4, In = 192)")]
    public Task The_nearest_legal_value_takes_the_place(string attribute, string after) => ConvGenTest.Fixes<SuggestedValueCodeFix>(Source(attribute), Source(after));

    [Fact]
    public Task All_of_a_kind_are_fixed_at_once() => ConvGenTest.Fixes<SuggestedValueCodeFix>(
        Source("Conv(4, 3, {|CVG001:Stride = 0|}), Relu, Conv(4, 3, {|CVG001:Stride = 0|})"), Source("Conv(4, 3, Stride = 1), Relu, Conv(4, 3, Stride = 1)"));

    [Theory]
    [InlineData("// why\n[ConvNet(4), Dense(2)]\nclass {|CVG403:Net|};", "// why\n[ConvNet(4), Dense(2)]\npartial class Net;")]
    [InlineData("[ConvNet(4), Dense(2)] public sealed class {|CVG403:Net|};", "[ConvNet(4), Dense(2)] public sealed partial class Net;")]
    [InlineData("class Outer\n{\n    [ConvNet(4), Dense(2)] partial class {|CVG403:Net|};\n}", "partial class Outer\n{\n    [ConvNet(4), Dense(2)] partial class Net;\n}")]
    public Task A_class_becomes_partial(string source, string after) => ConvGenTest.Fixes<MakePartialCodeFix>("using ConvGen;\n" + source, "using ConvGen;\n" + after);

    private static string Source(string attributes) => $"using ConvGen;\n[ConvNet(3, 8, 8), {attributes}]\npartial class Net;";
}
