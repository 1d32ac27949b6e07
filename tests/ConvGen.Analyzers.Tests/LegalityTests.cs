using System.Threading.Tasks;
using Xunit;

namespace ConvGen.Analyzers.Tests;

/// <summary>Every rule of legality fires on the argument it means, and is silent on the legal neighbour.</summary>
public sealed class LegalityTests
{
    [Theory]
    [InlineData("ConvNet(3, 8, 8), Conv(4, 3, {|CVG001:Stride = 0|})")]
    [InlineData("ConvNet(3, 8, 8), Conv(4, 3, Strides = [1, {|CVG001:0|}])")]
    [InlineData("ConvNet(3, 8, 8), Conv({|CVG001:0|}, 3)")]
    [InlineData("ConvNet(3, 8, 8), Conv({|CVG001:filters: 0|}, kernel: 3)")]
    [InlineData("ConvNet(3, 8, 8), Conv(4, 3, {|CVG001:0|})")]
    [InlineData("ConvNet(3, 8, 8), Conv(4, [3, {|CVG001:0|}])")]
    [InlineData("ConvNet(3, 8, 8), Conv(4, 3, {|CVG001:Padding = -1|})")]
    [InlineData("ConvNet(3, 8, 8), MaxPool({|CVG001:0|})")]
    [InlineData("ConvNet(3, {|CVG001:0|}, 8), Conv(4, 3)")]
    [InlineData("ConvNet(3, 8, 8), Conv(4, {|CVG002:9|})")]
    [InlineData("ConvNet(3, 8, 8), Conv(4, 3, {|CVG003:Groups = 2|})")]
    [InlineData("ConvNet(3, 8, 8), Conv(4, 3, {|CVG004:In = 4|})")]
    [InlineData("ConvNet(3, 8, 8), Conv(4, 3, Name = \"a\"), Conv(4, 1, From = \"input\"), Add({|CVG005:\"a\"|})")]
    [InlineData("ConvNet(3, 8, 8), MaxPool(2, {|CVG006:Padding = 2|})")]
    [InlineData("ConvNet(3, 8, 8), Dense(4, {|CVG011:In = 191|})")]
    [InlineData("ConvNet(3, 8, 8), Conv(4, {|CVG015:3, 3, 3|})")]
    [InlineData("ConvNet(3, 8, 8), {|CVG015:Conv(4)|}")]
    [InlineData("ConvNet(3, 8, 8), Conv(4, 3, {|CVG015:Strides = [1, 1, 1]|})")]
    [InlineData("ConvNet(3, 8, 8), Conv(4, 3, Stride = 2, {|CVG016:Strides = [2, 2]|})")]
    [InlineData("ConvNet(3, 8, 8), Conv(4, 3), Relu({|CVG021:From = \"conv2\"|})")]
    [InlineData("ConvNet(3, 8, 8), Conv(4, 3), Add({|CVG021:\"nobody\"|})")]
    [InlineData("ConvNet(3, 8, 8), Conv(4, 3, Name = \"a\"), Relu({|CVG022:Name = \"A\"|})")]
    [InlineData("ConvNet(3, 8, 8), Conv(4, 3, {|CVG022:Name = \"3x\"|})")]
    [InlineData("ConvNet(3, 8, 8), Conv(4, 3, {|CVG022:Name = \"toString\"|})")]
    [InlineData("ConvNet(3, 8, 8), {|CVG023:Conv(4, 3)|}, Conv(4, 3, From = \"input\")")]
    [InlineData("ConvNet(3, 8, 8), Conv(4, 3, {|CVG024:From = \"relu1\"|}), Relu")]
    [InlineData("ConvNet(3, 8, 8), Conv(4, 3), Output({|CVG021:\"conv2\"|})")]
    [InlineData("ConvNet(3, 8, 8), Conv({|CVG027:Param.A|}, 3)")]
    [InlineData("ConvNet(3, 8, 8), Conv({|CVG027:{|CS0220:Param.A * 2|}|}, 3)")]
    [InlineData("ConvNet(3, 8, 8), Conv({|CVG027:1 + Param.A|}, 3)")]
    [InlineData("ConvNet(3, 8, 8), Conv(4, 3), Normalize({|CVG025:Mean = [0.5, 0.5]|})")]
    [InlineData("ConvNet(3, 8, 8), ConvTranspose(4, 2, Stride = 2, {|CVG007:OutputPadding = 2|})")]
    [InlineData("ConvNet(3, 8, 8), DeformConv(4, 3, Padding = 1, Modulated = false, {|CVG013:Offsets = \"input\"|})")]
    [InlineData("ConvNet(3, 8, 8), PixelShuffle({|CVG014:2|})")]
    public Task Fires_on_the_argument(string attributes) => ConvGenTest.Diagnoses($"using ConvGen;\n[{attributes}]\npartial class Net;");

    [Theory]
    [InlineData("ConvNet(3, 8, 8), Conv(4, 3, Stride = 1)")]
    [InlineData("ConvNet(3, 8, 8), Conv(4, 8)")]
    [InlineData("ConvNet(4, 8, 8), Conv(4, 3, Groups = 2)")]
    [InlineData("ConvNet(3, 8, 8), Conv(4, 3, In = 3)")]
    [InlineData("ConvNet(3, 8, 8), Conv(4, 3, Padding = 1, Name = \"a\"), Conv(4, 1, From = \"input\"), Add(\"a\")")]
    [InlineData("ConvNet(3, 8, 8), MaxPool(2, Stride = 2)")]
    [InlineData("ConvNet(3, 8, 8), Dense(4, In = 192)")]
    [InlineData("ConvNet(3, 8, 8), Conv(4, 3, 5)")]
    [InlineData("ConvNet(3, 8, 8), Conv(4, 3, Strides = [1, 1])")]
    [InlineData("ConvNet(3, 8, 8), Conv(4, 3), Relu(From = \"conv1\")")]
    [InlineData("ConvNet(3, 8, 8), Conv(4, 3), Conv(4, 1), Add(\"conv1\"), Output(\"conv2\"), Output(\"add1\")")]
    public Task Is_silent_on_the_legal_neighbour(string attributes) => ConvGenTest.Diagnoses($"using ConvGen;\n[{attributes}]\npartial class Net;");
}
